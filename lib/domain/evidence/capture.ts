/** What a cited page or file was when it was seen: bytes, hash, time, how it was taken. */

export const CAPTURE_KINDS = ['page', 'file'] as const;

export const CAPTURE_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type CaptureState = (typeof CAPTURE_STATES)[number];

export const CAPTURE_PARTS = ['page', 'text', 'picture', 'pdf', 'warc', 'file'] as const;
export type CapturePart = (typeof CAPTURE_PARTS)[number];

/** What each part is, as its link says. */
export const PART_LABELS: Readonly<Record<CapturePart, string>> = {
  page: 'Page as sent',
  text: 'Readable text',
  picture: 'Picture of the page',
  pdf: 'PDF of the page',
  warc: 'Web archive (WARC)',
  file: 'File',
};

/** One request and its answer, in the order in which they led to one another. */
export type CaptureHop = {
  url: string;
  status: number;
  /** Names as sent, in order, repeated ones too. */
  requestHeaders: readonly (readonly [string, string])[];
  headers: readonly (readonly [string, string])[];
  /** When the answer began, ISO 8601 in UTC. */
  at: string;
};

/** Whether something of it may still change. */
export function isUnderWay(state: CaptureState): boolean {
  return state === 'waiting' || state === 'running';
}
