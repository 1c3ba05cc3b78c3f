/** Codings and marks of reviewers who mostly agree, made from a seed. */
import type { Continuum, Mark } from '@/lib/domain/agreement/continuum';
import { createRandom } from '@/lib/domain/agreement/random';

const CATEGORIES = ['supported', 'partly', 'contradicted', 'disputed', 'unsupported', 'opinion'];

/** Positions from one passage to the next: passages are 20 to 80 long. */
const ROOM = 120;

/**
 * Passages that each reviewer keeps four times in five, some with other borders and
 * some in another category.
 */
export function marksOfReviewers(
  passages: number,
  raters: number,
  { seed, categories = CATEGORIES }: { seed: number; categories?: readonly string[] },
): Continuum {
  const random = createRandom(seed);
  const category = () => categories[random.below(categories.length)] ?? null;
  const truth = Array.from({ length: passages }, (_, at): Mark => {
    const start = at * ROOM + random.below(30);
    return { start, end: start + 20 + random.below(61), category: category() };
  });
  const jitter = () => (random.unit() < 0.4 ? random.below(9) - 4 : 0);
  return {
    length: passages * ROOM + 10,
    raters: Array.from({ length: raters }, () =>
      truth.flatMap((mark): Mark[] => {
        if (random.unit() < 0.2) return [];
        const start = Math.max(0, mark.start + jitter());
        const isOther = random.unit() < 0.15;
        return [
          { start, end: mark.end + jitter(), category: isOther ? category() : mark.category },
        ];
      }),
    ),
  };
}

/** Values of a scale of six; one in ten is missing, one in five another than the usual one. */
export function codingOfReviewers(
  units: number,
  raters: number,
  seed: number,
): (number | null)[][] {
  const random = createRandom(seed);
  return Array.from({ length: units }, () => {
    const usual = 1 + random.below(6);
    return Array.from({ length: raters }, () => {
      if (random.unit() < 0.1) return null;
      return random.unit() < 0.2 ? 1 + random.below(6) : usual;
    });
  });
}
