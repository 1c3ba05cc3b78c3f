'use client';

import { useRef } from 'react';

import { FixThread } from '@/components/ui/talk/fix-thread';
import { Button } from '@/components/ui/button';
import { NotSaved } from '@/components/ui/not-saved';
import { useSaving } from '@/components/ui/use-saving';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { WriterFixes } from '@/lib/contracts/writer-page';

const load = () =>
  import('@/lib/contracts/endpoints/versions').then((module) => module.acceptFixes);

type WriterFixListProps = { fixes: WriterFixes; onChanged: () => void };

/** What the desk suggests for one article; what is accepted becomes its next version in one step. */
export function WriterFixList({
  fixes: { article, version, passages },
  onChanged,
}: WriterFixListProps) {
  const { isBusy, problem, setProblem, save } = useSaving();
  // A cut is made by whoever edits the text: its claim is left without words.
  const accepted = passages.filter(({ fixes }) =>
    fixes.some(({ state, after }) => state === 'accepted' && after.trim() !== ''),
  );
  const attempt = useRef({ body: '', key: newId() });
  const heading = `fixes-${article.id}`;

  async function makeVersion() {
    const annotationIds = accepted.map(({ annotationId }) => annotationId);
    const body = annotationIds.join(' ');
    if (attempt.current.body !== body) attempt.current = { body, key: newId() };
    await save({
      send: () =>
        callLater(
          load,
          { params: { articleId: article.id }, body: { basedOn: version.id, annotationIds } },
          { idempotencyKey: attempt.current.key },
        ),
      onSaved: () => onChanged(),
      unanswered: 'The server did not answer. Try again.',
      staleCodes: ['stale_version', 'target_not_found'],
    });
  }

  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          Suggested for {article.code} {article.title}
        </h2>
        <span className="num muted">{passages.length} open</span>
      </header>
      <ol className="qlist">
        {passages.map(({ annotationId, context, fixes }) => (
          <li key={annotationId} className="query-item">
            <p className="query-words" lang={version.language}>
              <span className="muted">{context.before}</span>
              <q>{fixes.at(-1)?.before}</q>
              <span className="muted">{context.after}</span>
            </p>
            <FixThread fixes={fixes} onChanged={onChanged} />
          </li>
        ))}
      </ol>
      <footer className="writer-f">
        <NotSaved
          problem={problem}
          remedy={{
            label: 'Read them anew',
            run: () => {
              setProblem(null);
              onChanged();
            },
          }}
        />
        <Button
          variant="primary"
          busy={isBusy}
          disabled={accepted.length === 0}
          onClick={() => void makeVersion()}
        >
          {accepted.length === 0
            ? 'Accept a fix to change the text'
            : `Save ${accepted.length} accepted as version ${version.ordinal + 1}`}
        </Button>
      </footer>
    </section>
  );
}
