import 'server-only';

import { type ParagraphChild, TextRun, UnderlineType } from 'docx';

import type { PaperVerdict } from '@/lib/domain/reports/report-paper';
import type { VerdictInk, VerdictLine, VerdictShape } from '@/lib/domain/claims/verdict-scale';
import { INKS } from '@/lib/domain/reports/verdict-drawings';

import { textRuns } from './word-pieces';

/** How a verdict looks in Word: a sign of its shape, its word, and its line under a passage. */

/** Signs that the common fonts of Word and LibreOffice have. */
const SIGNS: Record<VerdictShape | 'none', string> = {
  tick_disc: '✔',
  half_disc: '◐',
  cross: '✖',
  wedges: '⧓',
  broken_ring: '◌',
  question: '?',
  quote_square: '❞',
  bubble: '▭',
  triangle: '▲',
  diamond: '◇',
  bar: '▬',
  star: '★',
  none: '·',
};

const LINES: Record<VerdictLine | 'none', (typeof UnderlineType)[keyof typeof UnderlineType]> = {
  solid: UnderlineType.SINGLE,
  dashed: UnderlineType.DASH,
  heavy: UnderlineType.THICK,
  wavy: UnderlineType.WAVE,
  heavy_dots: UnderlineType.DOTTEDHEAVY,
  fine_dots: UnderlineType.DOTTED,
  double: UnderlineType.DOUBLE,
  fine_dashes: UnderlineType.DASHLONG,
  none: UnderlineType.DOTDASH,
};

/** Hexadecimal, as Word writes colors. */
export function wordColor(ink: VerdictInk | 'none'): string {
  return ink === 'none' ? '59646E' : INKS[ink].slice(1).toUpperCase();
}

export function verdictRuns({ label, shape, ink }: PaperVerdict): ParagraphChild[] {
  const color = wordColor(ink);
  return [
    new TextRun({ text: `${SIGNS[shape]} `, color }),
    ...textRuns(label, { bold: true, color }),
  ];
}

/** Word draws one line under a word: that of the shortest passage here. */
export function wordUnderline(
  line: { line: VerdictLine | 'none'; ink: VerdictInk | 'none' } | undefined,
) {
  if (line === undefined) return {};
  return { underline: { type: LINES[line.line], color: wordColor(line.ink) } };
}
