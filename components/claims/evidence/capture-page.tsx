import Link from 'next/link';

import type { CaptureView } from '@/lib/contracts/evidence';
import { PART_LABELS } from '@/lib/domain/evidence/capture';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { HashText } from '../../ui/hash-text';
import { Notice } from '../../ui/notice';
import { TimeText } from '../../ui/time-text';
import { WordDiff } from '../../ui/word-diff';
import { CaptureProgress } from './capture-progress';
import { CapturedText } from './captured-text';
import { QuoteCheck } from './quote-verdict';

/** One capture: how it was taken, what is kept of it, and what was in it. */
export function CapturePage({ capture }: { capture: CaptureView }) {
  const { id, title, kind, source, claimText, roundId, annotationId, state, failure, notes } =
    capture;
  const partUrl = (part: string) => `/api/v1/captures/${id}/parts/${part}`;
  const hasPicture = capture.parts.some((part) => part.kind === 'picture');
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>{title === '' ? (kind === 'file' ? capture.fileName : 'Capture') : title}</h1>
          <p className="muted">
            Evidence for “<Link href={`/rounds/${roundId}?claim=${annotationId}`}>{claimText}</Link>
            ”{source !== '' && <>, cited as {source}</>}
          </p>
        </div>
      </header>
      <CaptureProgress state={state} step={capture.step} />
      {state === 'failed' && (
        <Notice tone="bad" title="Not captured." live="off">
          {failure}
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice title="What is not there.">
          {notes.map((note) => (
            <span key={note}>{note} </span>
          ))}
        </Notice>
      )}
      <Facts capture={capture} />
      {capture.quoteCheck !== null && (
        <section aria-labelledby="quote-heading">
          <h2 id="quote-heading">The quotation</h2>
          <blockquote className="rd ev-diff">{capture.quote}</blockquote>
          <QuoteCheck check={capture.quoteCheck} />
        </section>
      )}
      {capture.since !== null && (
        <section aria-labelledby="since-heading">
          <h2 id="since-heading">
            Since <Link href={`/captures/${capture.since.captureId}`}>the capture before</Link>
          </h2>
          {capture.since.parts.length === 0 ? (
            <p>
              Its words are those of <TimeText at={capture.since.takenAt} />.
            </p>
          ) : (
            <p className="ev-text">
              <WordDiff parts={capture.since.parts} />
            </p>
          )}
        </section>
      )}
      {capture.parts.length > 0 && (
        <section aria-labelledby="parts-heading">
          <h2 id="parts-heading">What is kept</h2>
          <table className="ev-parts">
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Size</th>
                <th scope="col" className="ev-hash">
                  SHA-256
                </th>
              </tr>
            </thead>
            <tbody>
              {capture.parts.map((part) => (
                <tr key={part.kind}>
                  <td>
                    <a href={partUrl(part.kind)} download>
                      {PART_LABELS[part.kind]}
                    </a>
                  </td>
                  <td>{sizeWords(part.size)}</td>
                  <td className="ev-hash">
                    <HashText hash={part.sha256} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {hasPicture && (
        <section aria-labelledby="picture-heading">
          <h2 id="picture-heading">Picture</h2>
          <div className="ev-picture" tabIndex={0} role="region" aria-labelledby="picture-heading">
            {/* eslint-disable-next-line @next/next/no-img-element -- evidence, byte for byte */}
            <img
              src={partUrl('picture')}
              alt={`The page as it was shown: ${title}`}
              loading="lazy"
            />
          </div>
        </section>
      )}
      {capture.text !== '' && (
        <section aria-labelledby="text-heading">
          <h2 id="text-heading">Its words</h2>
          <CapturedText text={capture.text} check={capture.quoteCheck} />
        </section>
      )}
      {capture.hops.length > 0 && <Hops hops={capture.hops} />}
    </>
  );
}

function Facts({ capture }: { capture: CaptureView }) {
  const { url, finalUrl, status, mediaType, takenAt, createdAt, askedBy, later, state } = capture;
  const newest = later.at(-1);
  return (
    <dl className="ev-facts">
      {url !== '' && (
        <>
          <dt>Address</dt>
          <dd>{safeUrl(url, WEB_SCHEMES) === null ? url : <OutLink url={url} />}</dd>
        </>
      )}
      {finalUrl !== '' && finalUrl !== url && (
        <>
          <dt>Answered by</dt>
          <dd>
            <OutLink url={finalUrl} />
          </dd>
        </>
      )}
      {mediaType !== '' && (
        <>
          <dt>Kind</dt>
          <dd>
            {mediaType}
            {status !== null && `, status ${status}`}
          </dd>
        </>
      )}
      {takenAt !== null && state === 'done' && (
        <>
          <dt>Taken</dt>
          <dd>
            <TimeText at={takenAt} />
          </dd>
        </>
      )}
      <dt>Asked for</dt>
      <dd>
        {askedBy}, <TimeText at={createdAt} />
      </dd>
      {newest !== undefined && (
        <>
          <dt>Seen again</dt>
          <dd>
            <Link href={`/captures/${newest}`}>the newest capture</Link>
          </dd>
        </>
      )}
    </dl>
  );
}

function OutLink({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {url}
    </a>
  );
}

function Hops({ hops }: { hops: CaptureView['hops'] }) {
  return (
    <section aria-labelledby="hops-heading">
      <h2 id="hops-heading">How it was fetched</h2>
      <ol className="ev-hops">
        {hops.map((hop) => (
          <li key={`${hop.at} ${hop.url}`}>
            <details>
              <summary>
                {hop.status} {hop.url}
              </summary>
              <pre tabIndex={0}>
                {hop.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
              </pre>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
