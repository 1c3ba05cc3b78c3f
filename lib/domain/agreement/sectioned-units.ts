/**
 * Units of one category prepared for being drawn again section by section. What
 * observed and expected disagreement are made of is summed up for each section; only
 * the gaps between the last unit of one section and the first of the next depend on
 * how sections follow each other, and are added up anew for each order.
 */
import type { Units } from './continuum';
import { type Disagreement, differencesOf, expectation, overlaps } from './unitized-alpha';

/** Takes the sections in any order, as often as one likes. */
type SectionedUnits = { disagreementOf: (order: Int32Array) => Disagreement };

type Section = {
  length: number;
  units: number;
  apart: number;
  overlaps: number;
  own: number;
  /** The units by their places among the sizes: each place in use, and how many there are. */
  sizePlaces: Int32Array;
  sizeCounts: Float64Array;
  /** The gaps between two units of a reviewer by how many sizes are no longer, likewise. */
  gapPlaces: Int32Array;
  gapCounts: Float64Array;
  gapSums: Float64Array;
  /** Of each reviewer, from the borders to the first and last unit; −1 where there is none. */
  heads: Float64Array;
  tails: Float64Array;
};

export function sectionUnits(units: readonly Units[], sections: Float64Array): SectionedUnits {
  const raters = units.length;
  const sizes = sizesOf(units);
  const cut = cutUp(units, sections);
  const prepared = cut.map((own, at) =>
    prepare(own, { from: sections[at - 1] ?? 0, to: sections[at] ?? 0, sizes }),
  );
  const unitCounts = new Float64Array(sizes.length);
  const gapCounts = new Float64Array(sizes.length + 1);
  const gapSums = new Float64Array(sizes.length + 1);
  const open = new Float64Array(raters);
  const addGap = (place: number, gap: number) => {
    gapCounts[place] = (gapCounts[place] ?? 0) + 1;
    gapSums[place] = (gapSums[place] ?? 0) + gap;
  };

  return {
    disagreementOf: (order) => {
      for (const sums of [unitCounts, gapCounts, gapSums, open]) sums.fill(0);
      let [length, count, apart, overlapping, own] = [0, 0, 0, 0, 0];
      for (const at of order) {
        const section = prepared[at];
        if (section === undefined) continue;
        length += section.length;
        count += section.units;
        apart += section.apart;
        overlapping += section.overlaps;
        own += section.own;
        addUp(section.sizePlaces, section.sizeCounts, unitCounts);
        addUp(section.gapPlaces, section.gapCounts, gapCounts);
        addUp(section.gapPlaces, section.gapSums, gapSums);
        for (let rater = 0; rater < raters; rater += 1) {
          const head = section.heads[rater] ?? -1;
          if (head < 0) {
            open[rater] = (open[rater] ?? 0) + section.length;
            continue;
          }
          const gap = (open[rater] ?? 0) + head;
          if (gap > 0) addGap(placeOf(gap, sizes), gap);
          open[rater] = section.tails[rater] ?? 0;
        }
      }
      for (const gap of open) if (gap > 0) addGap(placeOf(gap, sizes), gap);
      if (count === 0) return { units: 0, observed: 0, expected: 0 };

      let differences = ((count - 1) / 3) * overlapping;
      let [longer, sum] = [gapCounts[sizes.length] ?? 0, gapSums[sizes.length] ?? 0];
      for (let place = sizes.length - 1; place >= 0; place -= 1) {
        const size = sizes[place] ?? 0;
        differences += (unitCounts[place] ?? 0) * size * size * (sum - longer * (size - 1));
        longer += gapCounts[place] ?? 0;
        sum += gapSums[place] ?? 0;
      }
      return {
        units: count,
        observed: (2 * apart) / (raters * (raters - 1) * length * length),
        expected: expectation(differences, own, raters * length, length),
      };
    },
  };
}

function sizesOf(units: readonly Units[]): Float64Array {
  const sizes = new Set<number>();
  for (const { starts, ends } of units) {
    for (let at = 0; at < starts.length; at += 1) sizes.add((ends[at] ?? 0) - (starts[at] ?? 0));
  }
  return Float64Array.from(sizes).sort();
}

/** How many of the sizes are no longer than the gap. */
function placeOf(gap: number, sizes: Float64Array): number {
  let low = 0;
  let high = sizes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sizes[middle] ?? 0) <= gap) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The units of each reviewer in each section: none crosses a border. */
function cutUp(units: readonly Units[], sections: Float64Array): Units[][] {
  const from = units.map(() => 0);
  return [...sections].map((border) =>
    units.map(({ starts, ends }, rater) => {
      const first = from[rater] ?? 0;
      let next = first;
      while (next < starts.length && (ends[next] ?? 0) <= border) next += 1;
      from[rater] = next;
      return { starts: starts.subarray(first, next), ends: ends.subarray(first, next) };
    }),
  );
}

function addUp(places: Int32Array, amounts: Float64Array, into: Float64Array): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    into[place] = (into[place] ?? 0) + (amounts[at] ?? 0);
  }
}

function prepare(
  units: readonly Units[],
  { from, to, sizes }: { from: number; to: number; sizes: Float64Array },
): Section {
  const sizeCounts = new Float64Array(sizes.length);
  const gapCounts = new Float64Array(sizes.length + 1);
  const gapSums = new Float64Array(sizes.length + 1);
  const sums = { units: 0, apart: 0, overlaps: 0, own: 0 };
  for (const [rater, one] of units.entries()) {
    for (const other of units.slice(rater + 1)) sums.apart += differencesOf(one, other);
    for (let at = 0; at < one.starts.length; at += 1) {
      const start = one.starts[at] ?? 0;
      const size = (one.ends[at] ?? 0) - start;
      sums.units += 1;
      sums.overlaps += overlaps(size);
      sums.own += size * (size - 1);
      const place = placeOf(size, sizes) - 1;
      sizeCounts[place] = (sizeCounts[place] ?? 0) + 1;
      const gap = at === 0 ? 0 : start - (one.ends[at - 1] ?? 0);
      if (gap === 0) continue;
      const room = placeOf(gap, sizes);
      gapCounts[room] = (gapCounts[room] ?? 0) + 1;
      gapSums[room] = (gapSums[room] ?? 0) + gap;
    }
  }
  const sizePlaces = inUse(sizeCounts);
  const gapPlaces = inUse(gapCounts);
  return {
    length: to - from,
    ...sums,
    sizePlaces,
    sizeCounts: Float64Array.from(sizePlaces, (place) => sizeCounts[place] ?? 0),
    gapPlaces,
    gapCounts: Float64Array.from(gapPlaces, (place) => gapCounts[place] ?? 0),
    gapSums: Float64Array.from(gapPlaces, (place) => gapSums[place] ?? 0),
    heads: Float64Array.from(units, ({ starts }) => (starts[0] ?? from - 1) - from),
    tails: Float64Array.from(units, ({ ends }) => to - (ends.at(-1) ?? to)),
  };
}

function inUse(counts: Float64Array): Int32Array {
  return Int32Array.from(counts.keys()).filter((place) => (counts[place] ?? 0) > 0);
}
