/**
 * The article as pieces for paper: wherever a passage begins or ends the text is
 * cut, so that each piece has one set of lines and the numbers that end with it.
 */
import { offsetMap, toArticleText } from '../anchoring/article-text';
import { layOutPassages } from '../anchoring/passage-lanes';
import type { BlockKind } from '../articles/document';
import type { VerdictInk, VerdictLine } from '../claims/verdict-scale';
import { blocksOf, type Report } from './report';

type PaperPiece = {
  text: string;
  /** Inner lane first; at most three. */
  lines: readonly { line: VerdictLine | 'none'; ink: VerdictInk | 'none'; lane: number }[];
  /** Numbers of the passages that end here. */
  ends: readonly { number: number; ink: VerdictInk | 'none' }[];
};

export type PaperBlock = {
  look: 'head' | 'minor' | 'plain' | 'omitted';
  pieces: readonly PaperPiece[];
};

/** Every block that holds words. */
export function paperBlocks({ record, claims }: Report): PaperBlock[] {
  const text = toArticleText(record.version.text);
  const offsets = offsetMap(text);
  const blocks = blocksOf(record);
  const byId = new Map(claims.map((one) => [one.claim.id, one]));
  const { pieces } = layOutPassages(
    claims.map(({ claim: { id, start, end } }) => ({ id, start, end })),
    blocks.map(({ span }) => span),
  );
  const written = blocks.map((): PaperPiece[] => []);
  for (const { start, end, block, lines, ends } of pieces) {
    written[block]?.push({
      text: text.slice(offsets.toIndex(start), offsets.toIndex(end)),
      lines: lines.map(({ id, lane }) => {
        const verdict = byId.get(id)?.verdict;
        return { line: verdict?.line ?? 'none', ink: verdict?.ink ?? 'none', lane };
      }),
      ends: ends.flatMap((id) => {
        const one = byId.get(id);
        return one ? [{ number: one.number, ink: one.verdict?.ink ?? ('none' as const) }] : [];
      }),
    });
  }
  return blocks.flatMap(({ block: { attrs } }, index) => {
    const own = written[index] ?? [];
    return own.length === 0 ? [] : [{ look: lookOf(attrs.omitted, attrs.kind), pieces: own }];
  });
}

function lookOf(omitted: boolean, kind: BlockKind): PaperBlock['look'] {
  if (omitted) return 'omitted';
  if (kind === 'headline' || kind === 'heading') return 'head';
  return ['byline', 'dateline', 'caption', 'furniture'].includes(kind) ? 'minor' : 'plain';
}
