'use client';

import { Camera, FileUp, LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import { useRef, useState } from 'react';

import { call, callWithFile } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { CitationView } from '@/lib/contracts/annotation';
import { askCapture, uploadEvidence } from '@/lib/contracts/endpoints/evidence';
import type { CaptureListItem } from '@/lib/contracts/evidence';
import { isUnderWay } from '@/lib/domain/evidence/capture';

import { Button } from '../../ui/button';
import { TimeText } from '../../ui/time-text';
import { refreshEvidence, useEvidence } from './evidence-store';
import { LinkNotice } from './link-notice';
import { QuoteCheck } from './quote-verdict';

const ACCEPT =
  '.pdf,.docx,.txt,.md,.html,.htm,image/*,audio/*,video/mp4,video/webm,text/plain,application/pdf';

type CitationEvidenceProps = { annotationId: string; version: number; citation: CitationView };

/** Under a citation: what was captured of it, whether its quotation is there, how its link answers. */
export function CitationEvidence({ annotationId, version, citation }: CitationEvidenceProps) {
  const view = useEvidence(annotationId, version);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const evidence = view?.citations.find(({ citationId }) => citationId === citation.id);
  if (view === null || evidence === undefined) return null;

  const params = { annotationId, citationId: citation.id };
  async function run(
    action: () => Promise<{ ok: boolean; problem?: { detail: string } | null }>,
  ): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await action();
    setBusy(false);
    if (result.ok) await refreshEvidence(annotationId);
    else setError(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  const { captures, link, quoteCheck } = evidence;
  const [newest, ...earlier] = captures;
  const isTaking = newest !== undefined && isUnderWay(newest.state);
  return (
    <div className="ev" role="group" aria-label={`Evidence of ${citation.source}`}>
      {newest !== undefined && <CaptureLine capture={newest} />}
      {quoteCheck !== null && <QuoteCheck check={quoteCheck} />}
      <LinkNotice link={link} signatures={view.signatures} />
      {earlier.length > 0 && (
        <details className="ev-more">
          <summary>
            {earlier.length === 1 ? 'One capture' : `${earlier.length} captures`} before
          </summary>
          {earlier.map((capture) => (
            <CaptureLine key={capture.id} capture={capture} />
          ))}
        </details>
      )}
      {error !== null && (
        <p className="ev-error" role="alert">
          {error}
        </p>
      )}
      {view.mayCapture && (
        <div className="ev-act">
          {citation.url !== '' && (
            <Button
              size="sm"
              variant="quiet"
              icon={<Camera strokeWidth={1.9} />}
              busy={isBusy || isTaking}
              onClick={() => void run(() => call(askCapture, { params, body: { id: newId() } }))}
            >
              {newest === undefined ? 'Capture' : 'Capture again'}
            </Button>
          )}
          <input
            ref={input}
            className="sr"
            type="file"
            tabIndex={-1}
            accept={ACCEPT}
            aria-label={`File for the citation of ${citation.source}`}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void run(() => callWithFile(uploadEvidence, file, params));
            }}
          />
          <Button
            size="sm"
            variant="quiet"
            icon={<FileUp strokeWidth={1.9} />}
            onClick={() => input.current?.click()}
          >
            Add a file
          </Button>
        </div>
      )}
    </div>
  );
}

function CaptureLine({ capture }: { capture: CaptureListItem }) {
  const { id, kind, state, step, failure, takenAt, createdAt, parts, fileName } = capture;
  if (isUnderWay(state)) {
    return (
      <p className="ev-line" role="status">
        <LoaderCircle className="spin" strokeWidth={1.9} />
        <span>{state === 'waiting' ? 'Waits to be captured' : `${step} …`}</span>
      </p>
    );
  }
  if (state === 'failed') {
    return (
      <p className="ev-line ev-error">
        <span>
          Not captured, <TimeText at={takenAt ?? createdAt} />: {failure}
        </span>
      </p>
    );
  }
  const hash = parts.find((part) => part.kind === 'page' || part.kind === 'file')?.sha256 ?? '';
  return (
    <p className="ev-line">
      <Camera strokeWidth={1.9} />
      <span>
        <Link href={`/captures/${id}`}>{kind === 'file' ? fileName : 'Captured'}</Link>{' '}
        <TimeText at={takenAt ?? createdAt} />
      </span>
      <code className="hash" title={`SHA-256 ${hash}`}>
        {hash.slice(0, 4)} {hash.slice(4, 8)}
      </code>
    </p>
  );
}
