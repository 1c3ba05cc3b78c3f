/**
 * The twelve shapes of a verdict as SVG, so that a report shows them wherever it
 * is opened. Their silhouettes differ without color, for greyscale print.
 */
import type { Verdict, VerdictInk, VerdictShape } from '../claims/verdict-scale';
import { type Html, markup, trusted } from './html';
import { ENGLISH, type ReportWords } from './report-language';

const SHAPES: Record<VerdictShape, string> = {
  tick_disc:
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.7 8.3l2.4 2.4 4.3-5" fill="none" stroke="#fff" stroke-width="1.9"/>',
  half_disc:
    '<circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 1.9a6.1 6.1 0 0 0 0 12.2z" fill="currentColor"/>',
  cross: '<path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="3"/>',
  wedges: '<path d="M.8 2.6L7.2 8 .8 13.4zM15.2 2.6L8.8 8l6.4 5.4z" fill="currentColor"/>',
  broken_ring:
    '<circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" stroke-width="2.1" stroke-dasharray="3.1 3.08" stroke-dashoffset="1.5"/>',
  question:
    '<path d="M4.6 5.5C4.7 3.3 6.2 2 8.2 2s3.5 1.2 3.5 3.1c0 2.6-3.4 2.6-3.4 5.2" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="8.3" cy="13.4" r="1.4" fill="currentColor"/>',
  quote_square:
    '<rect x="1" y="1" width="14" height="14" rx="2.4" fill="currentColor"/><path d="M3.6 5.2h3.2v3.2c0 1.7-.9 2.8-2.6 3.1v-1.3c.7-.2 1-.7 1-1.4H3.6zM8.9 5.2h3.2v3.2c0 1.7-.9 2.8-2.6 3.1v-1.3c.7-.2 1-.7 1-1.4H8.9z" fill="#fff"/>',
  bubble:
    '<path d="M1.9 2.9h12.2v8.2H8.6L5 14.3v-3.2H1.9z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>',
  triangle: '<path d="M8 1.4l7 12.9H1z" fill="currentColor"/>',
  diamond:
    '<path d="M8 1.5L14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linejoin="round"/>',
  bar: '<rect x="1" y="5.2" width="14" height="5.6" rx="1.4" fill="currentColor"/>',
  star: '<path d="M8 .9l2.1 4.7 5.1.6-3.8 3.4 1 5L8 12.1l-4.4 2.5 1-5L.8 6.2l5.1-.6z" fill="currentColor"/>',
};

/** A verdict that was not given yet: a small dot. */
const NONE = '<circle cx="8" cy="8" r="2.6" fill="currentColor"/>';

const OBELUS =
  '<rect x="2" y="7" width="12" height="2" rx=".4" fill="currentColor"/><circle cx="8" cy="3.3" r="1.75" fill="currentColor"/><circle cx="8" cy="12.7" r="1.75" fill="currentColor"/>';

function drawing(shape: string): Html {
  return trusted(`<svg class="g" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`);
}

export const OBELUS_MARK = drawing(OBELUS);

/** Ink and line of a passage, as class names of the report's style sheet. */
export function verdictClass(verdict: Verdict | null): string {
  return verdict === null ? 'v-none ln-none' : `v-${verdict.ink} ln-${verdict.line}`;
}

/** Shape and word. */
export function verdictHtml(verdict: Verdict | null, { say }: ReportWords = ENGLISH): Html {
  const shape = drawing(verdict === null ? NONE : SHAPES[verdict.shape]);
  return markup`<span class="verdict ${verdictClass(verdict)}">${shape}<bdi>${verdict?.label ?? say('No verdict')}</bdi></span>`;
}

/** The drawing alone, in one color, for forms that take pictures and no HTML. */
export function verdictSvg(shape: VerdictShape | 'none', color: string): string {
  const drawn = shape === 'none' ? NONE : SHAPES[shape];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${drawn.replaceAll('currentColor', color)}</svg>`;
}

/** Inks on paper: each reads on white at 4.5 to 1 or better. */
export const INKS: Record<VerdictInk, string> = {
  supported: '#036240',
  partly: '#5a722d',
  contradicted: '#a00f0b',
  disputed: '#a24d00',
  unsupported: '#00445c',
  unverifiable: '#59646e',
  misquoted: '#80046f',
  opinion: '#6d4ecb',
};
