/** One order out of several: what stands high in more than one list stands highest. */

/** How much less a place further down counts. The usual constant of reciprocal rank fusion. */
const DAMPING = 60;

/** Ids, best first, each once. Ties go by id, so that the same lists always give the same order. */
export function fuseRanks(lists: readonly (readonly string[])[]): string[] {
  const places = new Map<string, number[]>();
  for (const list of lists) {
    for (const [at, id] of [...new Set(list)].entries()) {
      const known = places.get(id);
      if (known === undefined) places.set(id, [at]);
      else known.push(at);
    }
  }
  return [...places]
    .map(([id, at]) => ({ id, score: scoreOf(at) }))
    .sort((a, b) => (a.score === b.score ? (a.id < b.id ? -1 : 1) : b.score - a.score))
    .map(({ id }) => id);
}

/** Added up in order of size, so that the same places always make the same score. */
function scoreOf(places: readonly number[]): number {
  return places.toSorted((a, b) => b - a).reduce((sum, at) => sum + 1 / (DAMPING + at + 1), 0);
}
