/**
 * Whether reviewers rest on the same evidence. They do where they have a source in
 * common and read it the same way; further sources that only one of them found
 * are no disagreement.
 *
 * Two citations are of one source when they give the same address; where one of
 * them has no address, when they give the same name.
 */
import type { CitedSource, Difference } from './comparison-group';
import type { Evidence, Lists } from './evidence';

type Why = Extract<Difference, { kind: 'citation' }>['why'];

/** Up to here, looking at each two citations costs less than an index of them. */
const FEW = 64;

/** In what two readings, by their places in the lists, differ; `null` where they do not. */
export function compareSources(
  evidence: Evidence,
  { numbers, offsets }: Lists,
  a: number,
  b: number,
): Why | null {
  const [from, to] = [offsets[a] ?? 0, offsets[a + 1] ?? 0];
  const [fromOther, toOther] = [offsets[b] ?? 0, offsets[b + 1] ?? 0];
  if (from === to && fromOther === toOther) return null;
  if (from === to || fromOther === toOther) return 'one_uncited';
  if ((to - from) * (toOther - fromOther) > FEW) {
    return byIndex(evidence, numbers.slice(from, to), numbers.slice(fromOther, toOther));
  }
  const { names, urls, relations } = evidence;
  let why: Why = 'no_common_source';
  for (let at = from; at < to; at += 1) {
    const one = numbers[at] ?? 0;
    const url = urls[one] ?? -1;
    for (let place = fromOther; place < toOther; place += 1) {
      const other = numbers[place] ?? 0;
      const otherUrl = urls[other] ?? -1;
      const isSame = url === -1 || otherUrl === -1 ? names[one] === names[other] : url === otherUrl;
      if (!isSame) continue;
      if (relations[one] === relations[other]) return null;
      why = 'relation';
    }
  }
  return why;
}

/** The ways in which each source is read, a bit for each. There are few of them. */
type Readings = Map<number, number>;

function byIndex(
  { names, urls, relations }: Evidence,
  own: readonly number[],
  others: readonly number[],
): Why | null {
  const byUrl: Readings = new Map();
  const byName: Readings = new Map();
  const byNameAlone: Readings = new Map();
  for (const other of others) {
    const [name, url, bit] = [names[other] ?? 0, urls[other] ?? -1, 1 << (relations[other] ?? 0)];
    note(byName, name, bit);
    if (url === -1) note(byNameAlone, name, bit);
    else note(byUrl, url, bit);
  }
  let why: Why = 'no_common_source';
  for (const one of own) {
    const [name, url, bit] = [names[one] ?? 0, urls[one] ?? -1, 1 << (relations[one] ?? 0)];
    const read =
      url === -1 ? (byName.get(name) ?? 0) : (byUrl.get(url) ?? 0) | (byNameAlone.get(name) ?? 0);
    if ((read & bit) !== 0) return null;
    if (read !== 0) why = 'relation';
  }
  return why;
}

function note(readings: Readings, key: number, bit: number): void {
  readings.set(key, (readings.get(key) ?? 0) | bit);
}

/** Each source of a reading once for each relation, in the order in which they are cited first. */
export function distinctSources(
  evidence: Evidence,
  { numbers, offsets }: Lists,
  reading: number,
): CitedSource[] {
  const { citations, relations, urls, names } = evidence;
  const [from, to] = [offsets[reading] ?? 0, offsets[reading + 1] ?? 0];
  const distinct: CitedSource[] = [];
  const known = to - from > FEW ? new Set<string>() : null;
  for (let at = from; at < to; at += 1) {
    const number = numbers[at] ?? 0;
    if (known === null) {
      if (isKnown(evidence, numbers, from, at)) continue;
    } else {
      const url = urls[number] ?? -1;
      const key = `${relations[number] ?? 0} ${url} ${url === -1 ? (names[number] ?? 0) : ''}`;
      if (known.has(key)) continue;
      known.add(key);
    }
    const citation = citations[number];
    if (citation === undefined) continue;
    const { source, url, relation } = citation;
    distinct.push({ source, url, relation });
  }
  return distinct;
}

/** Whether one of those before it is the same source, read the same way. */
function isKnown(
  { names, urls, relations }: Evidence,
  numbers: readonly number[],
  from: number,
  at: number,
): boolean {
  const one = numbers[at] ?? 0;
  for (let before = from; before < at; before += 1) {
    const other = numbers[before] ?? 0;
    if (urls[one] !== urls[other] || relations[one] !== relations[other]) continue;
    if (urls[one] !== -1 || names[one] === names[other]) return true;
  }
  return false;
}
