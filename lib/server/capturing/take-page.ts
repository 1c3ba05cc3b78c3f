import 'server-only';

import type { CaptureHop, CapturePart } from '@/lib/domain/evidence/capture';

import { failureOfStatus } from '../importing/fetching/page-failures';
import { CaptureFailure } from './capture-failure';
import { drawPage } from './draw-page';
import { fetchOriginal, type GuardedFetch, type Original } from './fetch-original';
import { readText } from './read-text';
import { warcOf } from './warc';

/** Everything that is kept of a page, before it is stored. */
export type TakenPage = {
  finalUrl: string;
  status: number;
  mediaType: string;
  title: string;
  text: string;
  hops: CaptureHop[];
  parts: { kind: CapturePart; bytes: Buffer; mediaType: string }[];
  notes: string[];
};

type TakePageOptions = GuardedFetch & {
  /** The browser that draws the page; `null` where there is none. */
  browser: string | null;
  onStep?: (step: string) => Promise<void>;
};

/**
 * A page as bytes, text, web archive, picture and PDF. What cannot be had of the
 * last two is said, and the rest is kept all the same.
 *
 * @throws CaptureFailure where there is no page to keep.
 */
export async function takePage(address: string, options: TakePageOptions): Promise<TakenPage> {
  const { onStep = () => Promise.resolve() } = options;
  await onStep('Fetching the page');
  const original = await fetchOriginal(address, options);
  refuseStatus(original);
  const { bytes, contentType, url, status, exchanges } = original;
  const mediaType = mediaTypeOfPage(original);

  await onStep('Reading its words');
  const read = await readText(bytes, { mediaType, contentType, url, fileName: '' });
  const notes = [...read.notes];
  const parts: TakenPage['parts'] = [
    { kind: 'page', bytes, mediaType },
    { kind: 'warc', bytes: await warcOf(exchanges), mediaType: 'application/warc' },
  ];
  if (read.text !== '') {
    parts.push({
      kind: 'text',
      bytes: Buffer.from(read.text, 'utf8'),
      mediaType: 'text/plain; charset=utf-8',
    });
  }
  if (isHtml(mediaType)) {
    await onStep('Drawing its picture and PDF');
    const drawn = await drawnForms(url, options);
    parts.push(...drawn.parts);
    notes.push(...drawn.notes);
  }
  return {
    finalUrl: url,
    status,
    mediaType,
    title: read.title,
    text: read.text,
    hops: exchanges.map(({ body: _, ...hop }) => hop),
    parts,
    notes,
  };
}

function refuseStatus({ status, url }: Original): void {
  const failure = failureOfStatus(status, new URL(url).host);
  if (failure === null) return;
  const what =
    failure.code === 'url_not_found'
      ? 'says that there is no page at this address'
      : failure.code === 'url_server_error'
        ? 'answers with an error of its own'
        : 'does not give the page to this program';
  throw new CaptureFailure(
    failure.code,
    `${new URL(url).host} ${what} (${status}). Save it from a browser, or from an archive, and hand the file over.`,
  );
}

/** A PDF by its bytes; else as the server says; where it says nothing, a page. */
export function mediaTypeOfPage({ contentType, bytes }: Original): string {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  const said = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(said) ? said : 'text/html';
}

export function isHtml(mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

async function drawnForms(
  url: string,
  { browser, allowHosts, resolve }: TakePageOptions,
): Promise<Pick<TakenPage, 'parts' | 'notes'>> {
  if (browser === null) {
    return {
      parts: [],
      notes: [
        'No picture and no PDF: there is no browser on this machine. Install Chromium, or name one with CHROMIUM_PATH.',
      ],
    };
  }
  try {
    const { png, pdf, refused, isCut } = await drawPage(url, {
      executable: browser,
      allowHosts: new Set(allowHosts),
      resolve,
    });
    return {
      parts: [
        { kind: 'picture', bytes: png, mediaType: 'image/png' },
        { kind: 'pdf', bytes: pdf, mediaType: 'application/pdf' },
      ],
      notes: [
        ...(isCut ? ['The page is longer than its picture. The PDF has all of it.'] : []),
        ...(refused.length > 0
          ? [
              `The page asked for something on a private network (${refused.slice(0, 5).join(', ')}), which was refused.`,
            ]
          : []),
      ],
    };
  } catch {
    return {
      parts: [],
      notes: ['No picture and no PDF: the browser could not show the page.'],
    };
  }
}
