/** Passages to carry, and whether what became of them is right. */
import type { Chance } from '../random';
import type { Revision } from './revision';

export type Passage = { id: string; start: number; end: number };

/** A sentence, part of one, or two of them; twelve characters or more. */
export function passagesOf(
  { before, sentences }: Revision,
  count: number,
  chance: Chance,
): Passage[] {
  const passages: Passage[] = [];
  while (passages.length < count) {
    const paragraph = chance.pick(sentences);
    const index = chance.below(paragraph.length);
    const [first, second] = [paragraph[index], paragraph[index + 1]];
    if (first === undefined) continue;
    let { from, to } = first;
    const kind = chance.next();
    if (kind < 0.2 && second !== undefined) to = second.to;
    else if (kind < 0.6) {
      const starts = [...before.slice(from, to).matchAll(/(?<=^|\s)\S/gu)].map(
        ({ index: at }) => at,
      );
      const begin = chance.pick(starts);
      const ends = [...before.slice(from, to).matchAll(/\S(?=\s|$)/gu)].map(
        ({ index: at }) => at + 1,
      );
      const later = ends.filter((end) => end >= begin + 12);
      if (later.length === 0) continue;
      [from, to] = [from + begin, from + chance.pick(later)];
    }
    if (to - from >= 12) passages.push({ id: String(passages.length), start: from, end: to });
  }
  return passages;
}

type Truth =
  | { fate: 'deleted' }
  | { fate: 'unclear' }
  | { fate: 'kept'; from: number; to: number; isSame: boolean; isMoved: boolean };

/** Deleted: less than a fifth survives. Between a fifth and half, nobody can say. */
function truthOf({ before, after, places, moved }: Revision, { start, end }: Passage): Truth {
  let survived = 0;
  let from = Infinity;
  let to = -1;
  for (let at = start; at < end; at += 1) {
    const place = places[at] ?? -1;
    if (place === -1) continue;
    survived += 1;
    from = Math.min(from, place);
    to = Math.max(to, place + 1);
  }
  const share = survived / (end - start);
  if (share < 0.2) return { fate: 'deleted' };
  if (share < 0.5) return { fate: 'unclear' };
  return {
    fate: 'kept',
    from,
    to,
    isSame: after.slice(from, to) === before.slice(start, end),
    isMoved: moved[start] === 1,
  };
}

export type Found = { status: string; start: number; end: number } | null;

export type Score = {
  judged: number;
  correct: number;
  deleted: number;
  /** Deleted passages that were given a place, and that were given it as the same words. */
  deletedPlaced: number;
  deletedAsSame: number;
  moved: number;
  movedFound: number;
  kept: number;
  wrongPlace: number;
  /** Passages put on other words than theirs without saying so. */
  silentlyOther: number;
  edited: number;
  editedTold: number;
};

const NOTHING: Score = {
  judged: 0,
  correct: 0,
  deleted: 0,
  deletedPlaced: 0,
  deletedAsSame: 0,
  moved: 0,
  movedFound: 0,
  kept: 0,
  wrongPlace: 0,
  silentlyOther: 0,
  edited: 0,
  editedTold: 0,
};

export function addScores(one: Score | undefined, other: Score): Score {
  const sum = { ...NOTHING };
  for (const key of Object.keys(NOTHING) as (keyof Score)[]) {
    sum[key] = (one?.[key] ?? 0) + other[key];
  }
  return sum;
}

/** Right: the true span but for a fifth of it, or gone where it is gone. */
export function scoreOf(
  revision: Revision,
  passages: readonly Passage[],
  found: readonly Found[],
): Score {
  const score = { ...NOTHING };
  for (const [index, passage] of passages.entries()) {
    const truth = truthOf(revision, passage);
    const place = found[index] ?? null;
    const claimsSame = place !== null && place.status !== 'changed';
    if (claimsSame) {
      const words = revision.before.slice(passage.start, passage.end);
      if (revision.after.slice(place.start, place.end) !== words) score.silentlyOther += 1;
    }
    if (truth.fate === 'unclear') continue;
    score.judged += 1;
    if (truth.fate === 'deleted') {
      score.deleted += 1;
      if (place === null) score.correct += 1;
      else {
        score.deletedPlaced += 1;
        if (claimsSame) score.deletedAsSame += 1;
      }
      continue;
    }
    score.kept += 1;
    const isRight = place !== null && overlap(place, truth) >= 0.8;
    if (isRight) score.correct += 1;
    else if (place !== null) score.wrongPlace += 1;
    if (truth.isMoved) {
      score.moved += 1;
      if (isRight) score.movedFound += 1;
    }
    // Where a word was put in twice, the words may stand whole where the truth has them parted.
    const words = place === null ? '' : revision.after.slice(place.start, place.end);
    if (
      place !== null &&
      !truth.isSame &&
      words !== revision.before.slice(passage.start, passage.end)
    ) {
      score.edited += 1;
      if (!claimsSame) score.editedTold += 1;
    }
  }
  return score;
}

function overlap(a: { start: number; end: number }, b: { from: number; to: number }): number {
  const shared = Math.max(0, Math.min(a.end, b.to) - Math.max(a.start, b.from));
  return shared / (a.end - a.start + b.to - b.from - shared);
}
