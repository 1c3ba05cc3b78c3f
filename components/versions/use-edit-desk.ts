'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { newId } from '@/lib/client/new-id';

import type { WriterHandle } from './article-writer';
import { dropDraft, type EditDraft, keepDraft, readDrafts } from './edit-draft';
import { type NewestVersion, saveEdit } from './save-edit';

/** A draft is kept this long after the last key, in milliseconds. */
const KEEP_AFTER_MS = 400;

/** What was typed when somebody else had added a version. */
type Conflict = { draft: EditDraft; newest: NewestVersion };

/** An edit of one version: what is typed is kept on this machine until it is saved as the next. */
export function useEditDesk(articleId: string, version: { id: string; ordinal: number }) {
  const router = useRouter();
  const [{ own, older }] = useState(() => readDrafts(articleId, version.id));
  const writer = useRef<WriterHandle | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** One key for each attempt to save the same. */
  const attempt = useRef({ body: '', key: '' });
  /** Saved or put away: nothing of it is kept any more. */
  const isDone = useRef(false);
  const [summary, setSummary] = useState(own?.summary ?? '');
  const [isDraftTaken, setDraftTaken] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [isKept, setKept] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  function draftNow(): EditDraft | null {
    const written = writer.current?.read();
    if (written === undefined || written.isEmpty) return null;
    return {
      basedOn: version.id,
      ordinal: version.ordinal,
      steps: written.steps,
      document: written.document,
      summary,
      savedAt: new Date().toISOString(),
    };
  }

  function keep() {
    if (isDone.current || writer.current === null) return;
    const draft = draftNow();
    if (draft === null) dropDraft(articleId, version.id);
    else setKept(keepDraft(articleId, draft));
  }

  // What was typed last is kept when the page goes.
  const keepAtEnd = useEffectEvent(keep);
  useEffect(() => {
    const handleHide = () => keepAtEnd();
    window.addEventListener('pagehide', handleHide);
    return () => {
      window.removeEventListener('pagehide', handleHide);
      clearTimeout(timer.current);
      keepAtEnd();
    };
  }, []);

  async function save() {
    const draft = draftNow();
    if (draft === null || isBusy || conflict !== null) return;
    keep();
    const body = JSON.stringify([draft.steps, summary]);
    if (attempt.current.body !== body) attempt.current = { body, key: newId() };
    setBusy(true);
    setProblem(null);
    const result = await saveEdit({ articleId, ...draft, key: attempt.current.key });
    if (result.kind === 'saved') {
      discard();
      router.push(result.href);
      return;
    }
    setBusy(false);
    if (result.kind === 'stale') setConflict({ draft, newest: result.newest });
    else setProblem(result.message);
  }

  /** Nothing of it is kept from here on. */
  function discard() {
    isDone.current = true;
    clearTimeout(timer.current);
    dropDraft(articleId, version.id);
  }

  return {
    draft: own,
    /** What was typed on an older version and never saved. */
    older,
    conflict,
    summary,
    setSummary,
    isDraftTaken,
    isChanged,
    isKept,
    isBusy,
    problem,
    keep,
    save,
    discard,
    handleReady: (handle: WriterHandle, isTaken: boolean) => {
      writer.current = handle;
      setDraftTaken(isTaken);
    },
    handleChange: (isNowChanged: boolean) => {
      setChanged(isNowChanged);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, KEEP_AFTER_MS);
    },
    show: (id: string) => writer.current?.show(id),
  };
}
