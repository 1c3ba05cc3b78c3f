/** What a new version does to the text, in one sentence. */
import type { BlockChangeView } from '@/lib/contracts/versions';

const SAID = [
  ['changed', 'rewritten'],
  ['moved', 'moved'],
  ['inserted', 'added'],
  ['deleted', 'taken out'],
] as const;

export function changeSentence(changes: readonly Pick<BlockChangeView, 'kind'>[]): string {
  const parts = SAID.flatMap(([kind, word]) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [{ count, word }];
  });
  const [first] = parts;
  if (first === undefined) return 'No paragraph changed.';
  const words = parts.map(({ count, word }, index) =>
    index === 0
      ? `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} ${word}`
      : `${count} ${word}`,
  );
  return `${words.join(', ')}.`;
}
