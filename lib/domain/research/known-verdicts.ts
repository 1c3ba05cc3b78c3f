/**
 * The verdicts of all versions of a newsroom's scale as one list. A verdict is known
 * by its id, which never changes; its label and look are those of the newest version
 * that has it.
 */
import type { Verdict, VerdictScale } from '../claims/verdict-scale';

/**
 * In the order of the newest version, then what only older ones have. What the newest
 * version has no more is retired, whatever its own version says.
 *
 * @param scales the newest version first.
 */
export function knownVerdicts(scales: readonly VerdictScale[]): Verdict[] {
  const known = new Map<string, Verdict>();
  for (const [age, { verdicts }] of scales.entries()) {
    for (const verdict of verdicts) {
      if (known.has(verdict.id)) continue;
      known.set(verdict.id, age === 0 ? verdict : { ...verdict, retired: true });
    }
  }
  return [...known.values()];
}
