import 'server-only';

import type { Task } from 'graphile-worker';
import { z } from 'zod';

import type { BlobStore } from '../../blobs/blob-store';
import { CaptureFailure } from '../../capturing/capture-failure';
import type { GuardedFetch } from '../../capturing/fetch-original';
import { readText } from '../../capturing/read-text';
import { takePage } from '../../capturing/take-page';
import type { Db } from '../../db/client';
import { asSystem } from '../../db/transactions';
import type { StoredPart } from '../../repositories/capture-repository';
import {
  beginCapture,
  type CaptureToTake,
  failCapture,
  finishCapture,
  stepCapture,
  type TakenCapture,
} from '../../use-cases/finish-capture';

type CapturingDependencies = {
  db: Db;
  store: BlobStore;
  /** How pages are reached. */
  fetching: GuardedFetch;
  /** The browser that draws pages; `null` where there is none. */
  findBrowser: () => string | null;
  now: () => Date;
};

const payload = z.object({ captureId: z.uuid() });

/** After so many runs that ended in an error of ours, the capture is given up and says so. */
const ATTEMPTS = 3;

const GIVEN_UP =
  'It could not be taken because of a fault of this installation. Try again later; if it stays, tell whoever runs it.';

/**
 * Take one capture: fetch or read, store the parts, and write down what was seen. The
 * bytes are stored before the row says so; run twice, it stores the same bytes under
 * the same names, and only the first run's answer stays.
 */
export function takeCaptureTask(deps: CapturingDependencies): Task {
  const { db, now } = deps;
  const inSystem = <T>(
    run: (context: { tx: Parameters<typeof beginCapture>[2]['tx']; now: Date }) => Promise<T>,
  ) => asSystem(db, 'worker', (tx) => run({ tx, now: now() }));

  return async (raw, { job }) => {
    const { captureId } = payload.parse(raw);
    const capture = await inSystem((context) => beginCapture(captureId, 'Beginning', context));
    if (capture === null) return;
    try {
      const onStep = (step: string) => inSystem((context) => stepCapture(captureId, step, context));
      const taken = await take(capture, onStep, deps);
      await inSystem((context) => finishCapture(capture, taken, context));
    } catch (error) {
      const isGivenUp = error instanceof CaptureFailure || job.attempts >= ATTEMPTS;
      if (!isGivenUp) throw error;
      const reason = error instanceof CaptureFailure ? error.message : GIVEN_UP;
      await inSystem((context) => failCapture(capture, reason, context));
    }
  };
}

async function take(
  capture: CaptureToTake,
  onStep: (step: string) => Promise<void>,
  deps: CapturingDependencies,
): Promise<TakenCapture> {
  return capture.kind === 'file'
    ? takeFile(capture, onStep, deps)
    : takeUrl(capture.url, onStep, deps);
}

async function takeUrl(
  url: string,
  onStep: (step: string) => Promise<void>,
  { store, fetching, findBrowser }: CapturingDependencies,
): Promise<TakenCapture> {
  const page = await takePage(url, { ...fetching, browser: findBrowser(), onStep });
  await onStep('Storing');
  const parts: StoredPart[] = [];
  for (const { kind, bytes, mediaType } of page.parts) {
    parts.push({ kind, mediaType, ...(await store.put(bytes)) });
  }
  return { ...page, parts };
}

async function takeFile(
  { parts, mediaType, fileName }: CaptureToTake,
  onStep: (step: string) => Promise<void>,
  { store }: CapturingDependencies,
): Promise<TakenCapture> {
  await onStep('Reading its words');
  const file = parts.find(({ kind }) => kind === 'file');
  if (file === undefined) throw new Error('The capture has no file.');
  const bytes = await store.get(file.sha256);
  const read = await readText(bytes, { mediaType, contentType: null, url: null, fileName });
  const text = Buffer.from(read.text, 'utf8');
  return {
    finalUrl: '',
    status: null,
    mediaType,
    title: read.title === '' ? fileName : read.title,
    text: read.text,
    hops: [],
    notes: read.notes,
    parts:
      read.text === ''
        ? []
        : [{ kind: 'text', mediaType: 'text/plain; charset=utf-8', ...(await store.put(text)) }],
  };
}
