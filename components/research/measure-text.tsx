import type { MeasureView } from '@/lib/contracts/comparison';

import {
  type Counted,
  ENOUGH_UNITS,
  type Format,
  inFormat,
  rangeInWords,
  reasonInWords,
} from './words';

type MeasureTextProps = {
  measure: MeasureView;
  format: Format;
  counted: Counted;
  /** How many rounds it was taken of. */
  rounds: number;
};

/** A value with its interval and what it rests on, or why there is none. */
export function MeasureText({ measure, format, counted, rounds }: MeasureTextProps) {
  const { value, interval, n } = measure;
  if (value === null) {
    return (
      <span className="rs-undefined">Undefined: {reasonInWords(measure, counted, rounds)}.</span>
    );
  }
  return (
    <span className={n < ENOUGH_UNITS ? 'rs-value few' : 'rs-value'}>
      <b className="num">{inFormat(value, format)}</b>
      <small className="num">
        {interval !== null && `${rangeInWords(interval, format)}, `}n {n}
        {n < ENOUGH_UNITS && ', few'}
      </small>
    </span>
  );
}
