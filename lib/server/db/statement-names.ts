import 'server-only';

/** Before that a statement is not known to come again. */
const ASKED_OFTEN = 5;
/** Each connection keeps the plan of each, so their number has an end. */
const MOST_KEPT = 100;
/** Statements that are counted until they are asked often. */
const MOST_COUNTED = 2_000;

/**
 * Names for the statements that a process asks again and again. PostgreSQL then reads and plans
 * them once for each connection; of a short write of this application, whose rules of visibility
 * are part of every plan, that was more than half of its work. Anything else has no name, which is
 * the empty one.
 */
export function namesOfStatements(): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size === MOST_KEPT) return '';
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < ASKED_OFTEN) {
      if (counts.size === MOST_COUNTED) counts.clear();
      counts.set(sql, count);
      return '';
    }
    counts.delete(sql);
    const name = `obelus_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
