/**
 * The look of a verdict as class names. Ink and line are chosen apart, because
 * a newsroom's own verdict may pair any ink with any line.
 */
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

/** Sets `--v`, which glyph, word, line, tint and number read. */
export function inkClass(verdict: Verdict | null): string {
  return verdict === null ? 'v-none' : `v-${verdict.ink}`;
}

/** Ink and line of a passage, for an element with the class `m`. */
export function passageClass(verdict: Verdict | null): string {
  return verdict === null ? 'v-none ln-none' : `v-${verdict.ink} ln-${verdict.line}`;
}
