/**
 * What was captured of a citation, as the report tells it: when, and the hash of its bytes.
 * It is read from what a signature covers besides the claims, so that the report shows
 * what is signed.
 */
import type { ReportWords } from './report-language';
import type { RoundRecord } from './round-record';

export type ReportCapture = { sha256: string; takenAt: string };

/** By the ids of citations. */
export type ReportCaptures = ReadonlyMap<string, ReportCapture>;

export function capturesOf({ alsoCovered }: Pick<RoundRecord, 'alsoCovered'>): ReportCaptures {
  return new Map(
    (alsoCovered?.['captures'] ?? []).flatMap(({ id, sha256, takenAt }) =>
      // A file that came from elsewhere may hold anything here.
      typeof sha256 !== 'string' || typeof takenAt !== 'string' || Number.isNaN(Date.parse(takenAt))
        ? []
        : [[id, { sha256, takenAt }] as const],
    ),
  );
}

/** Empty where nothing was captured. */
export function captureWords(
  capture: ReportCapture | undefined,
  { say, date }: Pick<ReportWords, 'say' | 'date'>,
): string {
  if (capture === undefined) return '';
  return say('captured {date}, SHA-256 {hash}', {
    date: date(capture.takenAt.slice(0, 10)),
    hash: capture.sha256,
  });
}
