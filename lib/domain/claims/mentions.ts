/**
 * Mentions in a comment. Stored is `@[id]`, never a name: who is renamed is
 * still who was meant, and two people of one name are not confused.
 */
const MENTION = /@\[([0-9a-f-]{36})\]/gu;

/** Who is mentioned, each once, in the order of the words. */
export function mentionsIn(body: string): string[] {
  return [...new Set([...body.matchAll(MENTION)].map(([, id]) => id ?? ''))];
}

export function mentionOf(userId: string): string {
  return `@[${userId}]`;
}

type CommentPart = { kind: 'words'; text: string } | { kind: 'mention'; userId: string };

/** A comment as words and mentions, in order; written out again they are the same comment. */
export function partsOf(body: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const match of body.matchAll(MENTION)) {
    if (match.index > from) parts.push({ kind: 'words', text: body.slice(from, match.index) });
    parts.push({ kind: 'mention', userId: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < body.length) parts.push({ kind: 'words', text: body.slice(from) });
  return parts;
}

/** The word being typed behind an `@`, up to the caret; `null` where none is. */
export function mentionBeingTyped(
  text: string,
  caret: number,
): { from: number; typed: string } | null {
  const match = /(?:^|\s)@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret));
  if (match === null) return null;
  const typed = match[1] ?? '';
  return { from: caret - typed.length - 1, typed };
}

type Named = { userId: string; name: string };

/** Members whose name, or a word of it, begins with what was typed. */
export function membersNamed<Member extends Named>(
  members: readonly Member[],
  typed: string,
): Member[] {
  const wanted = typed.toLocaleLowerCase();
  return members.filter(({ name }) => {
    const known = name.toLocaleLowerCase();
    return known.startsWith(wanted) || known.split(/\s+/u).some((word) => word.startsWith(wanted));
  });
}

/**
 * What a person types shows names; what is stored holds ids. The longest name
 * goes first, so that “@Ann Lee” is not read as “@Ann”.
 */
export function withIds(text: string, chosen: readonly Named[]): string {
  return [...chosen]
    .sort((one, other) => other.name.length - one.name.length)
    .reduce((words, { name, userId }) => words.replaceAll(`@${name}`, mentionOf(userId)), text);
}

export function withNames(body: string, nameOf: (userId: string) => string): string {
  return partsOf(body)
    .map((part) => (part.kind === 'words' ? part.text : `@${nameOf(part.userId)}`))
    .join('');
}
