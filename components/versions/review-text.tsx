'use client';

import { useEffect, useMemo, useRef, type MouseEvent } from 'react';

import { Segmented } from '../ui/segmented';
import { AttachBar } from './attach-bar';
import { marksAfter, marksBefore, passagesAfter, passagesBefore } from './drawn-passages';
import { PaneSwitch } from './pane-switch';
import { useReview } from './review-context';
import { SideBySide } from './side-by-side';
import { sideRows } from './side-rows';
import { useAttaching } from './use-attaching';
import { VersionArticle } from './version-article';
import { changedBlocks, movedWords, sideBlocks, versionBlocks } from './version-blocks';

/** The text in the middle: with its changes, as it is now, or beside the version before. */
export function ReviewText() {
  const { review, view, select, setPane, selected, selections, attaching } = useReview();
  const article = useRef<HTMLElement>(null);
  const span = useAttaching(article);
  const selectedId = selected?.id ?? null;

  useEffect(() => {
    if (selectedId === null || selections === 0) return;
    const place = [
      `mark[data-item="${CSS.escape(selectedId)}"]`,
      `[data-mark="${CSS.escape(selectedId)}"]`,
    ]
      .map((selector) => article.current?.querySelector(selector))
      .find((element) => element != null);
    if (place == null || isInView(place)) return;
    place.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  }, [selectedId, selections, view]);

  function handleClick(event: MouseEvent) {
    if (!(event.target instanceof Element) || event.target.closest('a') !== null) return;
    // Whoever selects words means the words.
    if (attaching !== null || window.getSelection()?.isCollapsed === false) return;
    const id = event.target.closest('[data-item]')?.getAttribute('data-item') ?? null;
    if (id === null) return;
    select(id);
    if (event.target.closest('.fm') !== null) setPane('queue');
  }

  return (
    <div className="col ctext rvt">
      <TextToolbar />
      <article
        ref={article}
        tabIndex={attaching === null ? undefined : -1}
        className={view === 'side' ? 'rv side' : 'rv'}
        lang={review.to.language}
        aria-label={
          view === 'side'
            ? `Version ${review.from.ordinal} beside version ${review.to.ordinal}`
            : view === 'changes'
              ? `Version ${review.to.ordinal} with changes`
              : `Version ${review.to.ordinal}`
        }
        onClick={handleClick}
      >
        {view === 'side' ? <BothVersions /> : <OneVersion />}
      </article>
      <AttachBar span={span} />
    </div>
  );
}

function TextToolbar() {
  const { review, view, setView, attaching } = useReview();
  return (
    <div className="toolbar">
      <PaneSwitch />
      <Segmented
        label="How the text is shown"
        options={[
          { value: 'changes', label: 'Changes' },
          { value: 'draft', label: `Version ${review.to.ordinal}` },
          { value: 'side', label: 'Side by side', disabled: attaching !== null },
        ]}
        value={view}
        onChange={setView}
      />
      <span className="grow" />
      {view !== 'draft' && (
        <span className="dkey" aria-hidden="true">
          <del>taken out</del> <ins>put in</ins>
        </span>
      )}
    </div>
  );
}

function OneVersion() {
  const { review, items, offsets, view, selected, verdictOf } = useReview();
  const { from, to, changes } = review;
  const blocks = useMemo(() => {
    const input = {
      document: to.document,
      offsets: offsets.after,
      passages: passagesAfter(items, verdictOf),
      marks: marksAfter(items),
      moved: movedWords(from.document, to.document, changes).after,
      hasNumbers: view === 'draft',
    };
    return view === 'draft' ? versionBlocks(input) : changedBlocks(from.document, changes, input);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- verdictOf reads the scale of the round alone
  }, [from, to, changes, items, offsets, view]);
  return <VersionArticle blocks={blocks} selectedId={selected?.id ?? null} />;
}

function BothVersions() {
  const { review, items, offsets, selected, verdictOf } = useReview();
  const { from, to, changes } = review;
  const rows = useMemo(() => {
    const moved = movedWords(from.document, to.document, changes);
    const old = sideBlocks('before', changes, {
      document: from.document,
      offsets: offsets.before,
      passages: passagesBefore(items, verdictOf),
      marks: marksBefore(items),
      moved: moved.before,
      hasNumbers: true,
    });
    const fresh = sideBlocks('after', changes, {
      document: to.document,
      offsets: offsets.after,
      passages: passagesAfter(items, verdictOf),
      marks: marksAfter(items),
      moved: moved.after,
      hasNumbers: true,
    });
    return sideRows(changes, old, fresh);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- verdictOf reads the scale of the round alone
  }, [from, to, changes, items, offsets]);
  return (
    <SideBySide
      rows={rows}
      ordinals={[from.ordinal, to.ordinal]}
      selectedId={selected?.id ?? null}
    />
  );
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top > 110 && bottom < window.innerHeight - 60;
}

function scrollBehavior(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
