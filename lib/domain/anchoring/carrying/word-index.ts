/** Where rows of words stand in a text, without reading it for each question. */
import type { WordTokens } from './word-tokens';

export type WordIndex = {
  /** Where the row occurs, ascending; of a row that occurs very often, the first places. */
  placesOf(row: Int32Array): number[];
};

/** A word that stands more often tells too little to look at every place. */
const MOST_PLACES = 20_000;

export function wordIndex({ ids, count }: WordTokens, words: number): WordIndex {
  const begins = new Int32Array(words + 1);
  for (let at = 0; at < count; at += 1) {
    const next = (ids[at] ?? 0) + 1;
    begins[next] = (begins[next] ?? 0) + 1;
  }
  for (let word = 0; word < words; word += 1) {
    begins[word + 1] = (begins[word + 1] ?? 0) + (begins[word] ?? 0);
  }
  const places = new Int32Array(count);
  const filled = begins.slice();
  for (let at = 0; at < count; at += 1) {
    const word = ids[at] ?? 0;
    const slot = filled[word] ?? 0;
    places[slot] = at;
    filled[word] = slot + 1;
  }
  const frequency = (word: number) => (begins[word + 1] ?? 0) - (begins[word] ?? 0);

  return {
    placesOf(row) {
      let rarest = 0;
      for (let at = 1; at < row.length; at += 1) {
        if (frequency(row[at] ?? 0) < frequency(row[rarest] ?? 0)) rarest = at;
      }
      const word = row[rarest] ?? 0;
      const from = begins[word] ?? 0;
      const to = Math.min(begins[word + 1] ?? 0, from + MOST_PLACES);
      const found: number[] = [];
      for (let slot = from; slot < to; slot += 1) {
        const start = (places[slot] ?? 0) - rarest;
        if (start < 0 || start + row.length > count) continue;
        let same = 0;
        while (same < row.length && ids[start + same] === row[same]) same += 1;
        if (same === row.length) found.push(start);
      }
      return found;
    },
  };
}
