'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { textOfDocument } from '@/lib/domain/articles/document';

import { Button } from '../ui/button';
import { showMessage } from '../ui/messages';
import { Notice } from '../ui/notice';
import { TimeText } from '../ui/time-text';
import { dropDraft, type EditDraft } from './edit-draft';
import { type NewestVersion, saveOver } from './save-edit';

type EditConflictProps = {
  articleId: string;
  draft: EditDraft;
  newest: NewestVersion;
  /** Put what was typed away and begin with the newest version. */
  onDiscard: () => void;
};

/** Somebody added a version while this text was being written: nothing is lost, and one has to choose. */
export function EditConflict({ articleId, draft, newest, onDiscard }: EditConflictProps) {
  const router = useRouter();
  const [over, setOver] = useState(newest);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSure, setSure] = useState(false);

  async function saveMine() {
    setBusy(true);
    setProblem(null);
    const result = await saveOver({
      articleId,
      newest: over,
      document: draft.document,
      summary: draft.summary,
    });
    if (result.kind === 'saved') {
      dropDraft(articleId, draft.basedOn);
      router.push(result.href);
      return;
    }
    setBusy(false);
    if (result.kind === 'stale') {
      setOver(result.newest);
      setProblem(`Version ${result.newest.ordinal} has come in between. Look at it, then decide.`);
    } else setProblem(result.message);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(textOfDocument(draft.document));
      showMessage({ text: 'Your text is on the clipboard.' });
    } catch {
      showMessage({ tone: 'bad', text: 'This browser does not let the page copy.' });
    }
  }

  return (
    <section className="edit-conflict" aria-label="Another version was added">
      <Notice
        tone="warn"
        live="assertive"
        title={`Version ${over.ordinal} was added while you were writing on version ${draft.ordinal}.`}
      >
        Your text is kept
        {draft.savedAt !== '' && (
          <>
            {' '}
            as it was on <TimeText at={draft.savedAt} />
          </>
        )}
        . Saved over version {over.ordinal}, it would take out what was changed there; the review
        shows each change.
      </Notice>
      {problem !== null && (
        <Notice tone="bad" title="Not saved.">
          {problem}
        </Notice>
      )}
      <div className="edit-ways">
        <Button size="sm" onClick={() => void copy()}>
          Copy my text
        </Button>
        <a
          className="btn sm"
          href={`/articles/${articleId}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          See version {over.ordinal}
        </a>
        <Button size="sm" busy={isBusy} onClick={() => void saveMine()}>
          {`Save mine as version ${over.ordinal + 1}`}
        </Button>
        {isSure ? (
          <Button size="sm" variant="danger" onClick={onDiscard}>
            Yes, discard my text
          </Button>
        ) : (
          <Button size="sm" variant="quiet" onClick={() => setSure(true)}>
            {`Begin with version ${over.ordinal}`}
          </Button>
        )}
      </div>
    </section>
  );
}
