'use client';

import { type ReactNode, useState } from 'react';

import { callWithFile } from '@/lib/client/call';
import { importAnnotations, previewAnnotationImport } from '@/lib/contracts/endpoints/exchange';
import type { ForeignImport, ListedForeign } from '@/lib/contracts/exchange';
import { findVerdict, type VerdictScale } from '@/lib/domain/claims/verdict-scale';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { FileChoice } from '@/components/ui/file-choice';
import { Notice } from '@/components/ui/notice';
import { VerdictMark } from '@/components/ui/verdict-mark';

type ImportMarksScreenProps = { roundId: string; scale: VerdictScale; top: ReactNode };

type Read = { file: File; found: ForeignImport; isTaken: boolean };

const BECAUSE: Record<ListedForeign['because'], string> = {
  no_words: 'The file names no words for it.',
  not_found: 'Its words are not in the text.',
  changed: 'The text has other words there.',
  several_places: 'Its words stand in several places.',
};

/** What another tool marked: looked at first, then taken up as one's own. */
export function ImportMarksScreen({ roundId, scale, top }: ImportMarksScreenProps) {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(file: File, isTaken: boolean): Promise<void> {
    setBusy(true);
    setProblem(null);
    const endpoint = isTaken ? importAnnotations : previewAnnotationImport;
    const result = await callWithFile(endpoint, file, { roundId });
    setBusy(false);
    if (result.ok) setRead({ file, found: result.data, isTaken });
    else setProblem(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  return (
    <AppFrame top={top} status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}>
      <main id="main" tabIndex={-1} className="col marks-in">
        <h1>Annotations from a file</h1>
        <p className="muted">
          What was marked in another tool becomes yours in this round, on the same words. You see
          first where it stands; what cannot be placed is listed and never dropped.
        </p>
        <FileChoice
          label="File of annotations"
          accept=".json,.jsonld,.tsv,.csv,.docx"
          isBusy={isBusy}
          hint="Web Annotations (JSON-LD), an export of Hypothesis, WebAnno TSV 3, UIMA CAS JSON, comments of Word, AVeriTeC, a table of claims, or JSON of Obelus."
          problem={problem === null ? null : { title: 'Nothing was taken up.', detail: problem }}
          onFile={(file) => void send(file, false)}
        />
        {read !== null && (
          <Found
            read={read}
            scale={scale}
            roundId={roundId}
            isBusy={isBusy}
            onTake={() => void send(read.file, true)}
          />
        )}
      </main>
    </AppFrame>
  );
}

type FoundProps = {
  read: Read;
  scale: VerdictScale;
  roundId: string;
  isBusy: boolean;
  onTake: () => void;
};

function Found({ read: { file, found, isTaken }, scale, roundId, isBusy, onTake }: FoundProps) {
  const { form, placed, listed, leftOut } = found;
  return (
    <section aria-label={file.name} className="marks-found">
      <div className="marks-head">
        <div>
          <h2>{file.name}</h2>
          <p className="muted" role="status">
            Read as {form}: {placed.length} of {placed.length + listed.length}{' '}
            {isTaken ? 'taken up' : 'can be placed'}.
          </p>
        </div>
        {isTaken ? (
          <ButtonLink variant="primary" href={`/rounds/${roundId}`}>
            To the desk
          </ButtonLink>
        ) : (
          <Button
            variant="primary"
            busy={isBusy}
            disabled={placed.length === 0}
            onClick={onTake}
          >{`Take up ${placed.length}`}</Button>
        )}
      </div>
      {leftOut.length > 0 && (
        <Notice title="Without a counterpart here.">{leftOut.join(', ')}</Notice>
      )}
      {listed.length > 0 && (
        <>
          <h3>Not placed ({listed.length})</h3>
          <ul className="marks-list">
            {listed.map(({ name, exact, because, near, said }, index) => (
              <li key={`${index} ${name}`}>
                <p className="read-text">{exact === '' ? name : `“${exact}”`}</p>
                <p className="muted">
                  {BECAUSE[because]}
                  {near !== '' && ` Closest is “${near}”.`}
                </p>
                {said !== '' && <p className="marks-said">{said}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Placed ({placed.length})</h3>
      <ul className="marks-list">
        {placed.map(({ name, exact, start, verdict }) => {
          const known = verdict === null ? null : findVerdict(scale, verdict);
          return (
            <li key={`${start} ${name}`}>
              <p className="read-text">“{exact}”</p>
              {known !== null && <VerdictMark verdict={known} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
