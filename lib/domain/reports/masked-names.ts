/**
 * Colleagues without their names: reviewers go by their letters, signers by the
 * role they signed in, everyone else by a number. Ids are replaced as well, by
 * ones that say nothing and are the same in each copy of the round.
 */
import type { HiddenWords } from './hide-words';
import { mapTexts } from './hide-words';
import type { RoundRecord } from './round-record';

const ROLE_WORDS: Readonly<Record<string, string>> = {
  administrator: 'Administrator',
  checker: 'Checker',
  head_of_research: 'Head of research',
  editor: 'Editor',
  legal: 'Legal',
  writer: 'Writer',
  viewer: 'Viewer',
};

/** What each person goes by, by id. */
function standInsOf({ people, reviewers, signatures, article }: RoundRecord): Map<string, string> {
  const stand = new Map(reviewers.map(({ userId, letter }) => [userId, `Reviewer ${letter}`]));
  for (const { signerId, role } of signatures) {
    if (!stand.has(signerId)) stand.set(signerId, ROLE_WORDS[role] ?? 'Signer');
  }
  if (article.writerId !== null && !stand.has(article.writerId))
    stand.set(article.writerId, 'Writer');
  for (const { userId } of people) {
    if (!stand.has(userId)) stand.set(userId, `Colleague ${stand.size - reviewers.length + 1}`);
  }
  return stand;
}

export function hiddenNames(record: RoundRecord): HiddenWords[] {
  const stand = standInsOf(record);
  return record.people.flatMap(({ userId, name, email }) => {
    const standIn = stand.get(userId) ?? 'Colleague';
    return [
      { words: name, standIn, inParts: true },
      { words: email, standIn, inParts: false },
    ];
  });
}

/** Comments that came with a file go with their authors. */
export function withoutNames(record: RoundRecord): RoundRecord {
  const stand = standInsOf(record);
  const ids = new Map([...stand.keys()].map((id, index) => [id, idOfNumber(index + 1)]));
  const change = (words: string) => ids.get(words) ?? words;
  const { readings, decisions, coverage, queries, reviewers, signatures, alsoCovered } = record;
  return {
    ...record,
    article: { ...record.article, writerId: nullOr(record.article.writerId, change) },
    notes: [],
    version: { ...record.version, fileName: '' },
    people: [...stand].map(([userId, name]) => ({ userId: change(userId), name, email: '' })),
    reviewers: mapTexts(reviewers, change),
    readings: mapTexts(readings, change),
    decisions: mapTexts(decisions, change),
    coverage: mapTexts(coverage, change),
    queries: mapTexts(queries, change),
    signatures: mapTexts(signatures, change),
    ...(alsoCovered !== undefined && { alsoCovered: mapTexts(alsoCovered, change) }),
  };
}

function nullOr(id: string | null, change: (words: string) => string): string | null {
  return id === null ? null : change(id);
}

function idOfNumber(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
