/** A month of a plot, as the server hands it to the browser: with its words. */
import type { MeasureView } from '@/lib/contracts/comparison';
import { monthInWords } from '@/lib/domain/research/months';

import { type Counted, type Format, inFormat, rangeInWords, reasonInWords } from './words';

export type PlotPoint = {
  month: string;
  /** `Mar 2025`. */
  label: string;
  /** Absent where the measure is undefined: a gap, and neither 0 nor 1. */
  value?: number;
  /** How far the interval reaches below and above the value. */
  reach?: [number, number];
  /** How far it comes by chance. */
  chance?: number;
  n: number;
  /** The value in words, or why there is none. */
  words: string;
};

export function toPlotPoint(
  { month, measure, rounds }: { month: string; measure: MeasureView; rounds: number },
  { counted, format }: { counted: Counted; format: Format },
): PlotPoint {
  const { value, interval, n } = measure;
  const label = monthInWords(month);
  if (value === null) {
    return { month, label, n, words: `Undefined: ${reasonInWords(measure, counted, rounds)}.` };
  }
  const range = interval === null ? '' : `, ${rangeInWords(interval, format)}`;
  return {
    month,
    label,
    value,
    ...(interval !== null && {
      reach: [value - interval[0], interval[1] - value] as [number, number],
    }),
    n,
    words: `${inFormat(value, format)}${range}, n ${n}`,
  };
}
