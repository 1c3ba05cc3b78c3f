'use client';

import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';

import { spanOf } from '@/components/editor/text-selection';
import { useTextSelection } from '@/components/editor/use-text-selection';
import { DeskRail } from '@/components/desk/desk-rail';
import { AppFrame } from '@/components/shell/app-frame';
import { classNames } from '@/components/ui/class-names';
import { useEveryPart } from '@/components/ui/later';
import { useNewest } from '@/components/ui/use-newest';
import type { ImportNoteView } from '@/lib/contracts/article';
import type { DeskView } from '@/lib/contracts/desk';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import { DeskBar } from './desk-bar';
import { useDeskCard } from './use-desk-card';
import { DeskMargin } from './desk-margin';
import { DeskStatus } from './desk-status';
import { EndRound } from './end-round';
import { GalleyBody } from './galley-body';
import { GalleyHead } from './galley-head';
import { useOverview } from './overview';
import { PhoneClaim } from './phone-claim';
import { createTextWalk } from './text-walk';
import { blockAt, useArticle, useReadText } from './use-article';
import { useCriticism } from './use-criticism';
import { useDeskClaims } from './use-desk-claims';
import { useDeskCommands } from './use-desk-commands';
import { leaveField, useDeskKeys } from './use-desk-keys';
import { useDeskLive } from './use-desk-live';
import { useDeskStore } from './use-desk-store';
import { useDeskView } from './use-desk-view';
import { useFollowing } from './use-following';
import { useMeasured, useSelectionLines } from './use-measured';
import { usePresence, useWhereabouts } from './use-presence';
import { useRoundTalk } from './use-round-talk';
import { useSuggestions } from './use-suggestions';
import { useTextClicks } from './use-text-clicks';
import type { Viewer } from './viewer';

type DeskScreenProps = {
  desk: DeskView;
  viewer: Viewer;
  /** A claim that something leads to: a gate of the sign-off, a change since a signature. */
  openAt: string | null;
  top: ReactNode;
};

/** The desk: the article in the middle, its claims in the margin, the overview at the left. */
export function DeskScreen({ desk, viewer, openAt, top }: DeskScreenProps) {
  const { round, may } = desk;
  const { scale } = round;
  const isReadOnly = !may.annotate;
  const { store, actions, state } = useDeskStore(desk, viewer);
  const { annotations, queries, coverageMarks } = state;
  const view = useDeskView(openAt);
  const presence = usePresence(round);
  // Without a network the desk goes on, and opens what was never opened before.
  useEveryPart();
  const live = useDeskLive({
    desk,
    store,
    writing: { annotationId: view.selectedId, part: view.part },
    onFrame: presence.onFrame,
  });
  const { filters, selectedId, areMarksShown } = view;
  const scroller = useRef<HTMLElement>(null);
  const galley = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(0);

  const read = useReadText(desk.version);
  const { shown, selected, queried } = useDeskClaims(state, view, scale);
  const marked = areMarksShown ? shown : NONE;
  // What is counted over the whole article follows a frame later.
  const counted = useDeferredValue(annotations);
  const article = useArticle({
    read,
    annotations: counted,
    shown: marked,
    coverageMarks,
    selectedId,
  });
  const currentBlock = selected === null ? null : blockAt(read.frame, selected.annotation.start);
  const pinned = useMemo(() => (currentBlock === null ? [] : [currentBlock]), [currentBlock]);

  const talk = useRoundTalk(round.id, { read, shown, queries });
  const boxes = useMeasured({
    read,
    passages: talk.places,
    drawn: `${drawn} ${view.areLinesShown} ${view.isPanelWide}`,
    text,
  });
  const drawnNow = useMemo(() => [boxes, article.blocks], [boxes, article.blocks]);
  const late = useFollowing({ shown, selected, currentBlock, boxes, annotations, queried, talk });
  const lateId = late.selected?.annotation.id ?? null;
  const { selection } = useTextSelection(text, read.places);
  const selectionLines = useSelectionLines(read, selection, text);

  useWhereabouts(presence, live, {
    annotationId: selectedId,
    part: view.part,
    span: selection === null ? null : spanOf(selection),
  });

  const { newest } = view;
  const walk = useMemo(
    () =>
      // eslint-disable-next-line react-hooks/refs -- read when a key is pressed, not while rendering
      createTextWalk({
        read,
        root: () => text.current,
        focusText: () => galley.current?.focus({ preventScroll: true }),
        fallback: () => newest().start,
      }),
    [read, newest],
  );
  view.setStart(selected?.annotation.start ?? (0 as CodePointOffset));

  const commands = useDeskCommands({
    read,
    walk,
    actions,
    scale,
    shown,
    selected,
    coverage: article.coverage,
    coverageMarks,
    viewerId: viewer.userId,
    select: view.select,
    openPart: view.openPart,
  });
  const replying = useCriticism({
    articleId: desk.article.id,
    ...{ read, walk, talk, text, drawn: drawnNow },
    markClaim: () => {
      if (selected !== null) view.openPart('criticism');
      return selected !== null;
    },
  });
  useDeskKeys({
    commands,
    walk,
    onCriticism: replying.begin,
    isReadOnly,
    roundId: round.id,
    may,
    onMarks: view.toggleMarks,
    onPanel: view.togglePanel,
    onEscape: () => {
      if (leaveField()) galley.current?.focus({ preventScroll: true });
      else if (selection !== null) walk.clear();
      else view.stepBack();
    },
  });
  const clicks = useTextClicks({ read, walk, shown: marked, selectedId, select: view.select });

  const { outline, coverage } = useOverview(read, counted, article);
  const suggestions = useSuggestions({
    roundId: round.id,
    isOn: !isReadOnly && may.submit,
    read,
    coverage: article.coverage,
    walk,
    mark: () => void commands.mark(null),
    text,
    redrawn: article.blocks,
    from: () => newest().start,
  });
  const on = {
    step: useNewest(commands.step),
    lines: useNewest(view.toggleLines),
    note: useNewest(({ start, end }: ImportNoteView) => walk.selectSpan({ start, end })),
    ready: useNewest(() => setDrawn((times) => times + 1)),
    sheet: useNewest(view.toggleSheet),
    remove: useNewest(commands.remove),
    moveEdge: useNewest(commands.moveEdge),
  };
  const card = useDeskCard({
    claim: late.selected,
    ...{ desk, viewer, state, store, actions },
    others: presence.onClaim,
    part: lateId === selectedId ? view.part : null,
    onPart: view.openPart,
    onDelete: on.remove,
    onMoveEdge: on.moveEdge,
  });
  const hasWords = selection !== null && spanOf(selection).start < spanOf(selection).end;
  const [firstLine] = selectionLines;
  return (
    <AppFrame
      className={classNames('desk', view.isPanelWide && 'wide-margin')}
      columns="244px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      rail={
        <DeskRail
          annotations={counted}
          verdicts={scale.verdicts}
          coverage={coverage}
          outline={outline}
          currentBlock={late.currentBlock}
          filters={filters}
          onFilters={view.setFilters}
          suggestions={suggestions}
        />
      }
      status={
        <DeskStatus
          store={store}
          state={state}
          live={live}
          people={presence.people}
          isReadOnly={isReadOnly}
          onClaim={view.select}
        />
      }
    >
      <main className="stage col" id="main" tabIndex={-1} ref={scroller}>
        <DeskBar
          desk={desk}
          annotations={late.annotations}
          queried={late.queried.size}
          current={late.selected?.number ?? null}
          view={view}
          onStep={on.step}
        />
        <div className="desk-grid" data-sheet={late.selected === null ? 'none' : view.sheet}>
          <article
            ref={galley}
            className={classNames(
              'galley',
              view.areLinesShown && 'show-left-out',
              (selection !== null || selectedId !== null) && 'has-place',
            )}
            lang={desk.version.language}
            dir="auto"
            tabIndex={0}
            aria-label="Article"
            {...clicks}
          >
            <GalleyHead
              desk={desk}
              viewerId={viewer.userId}
              heldBack={state.heldBack.length}
              areLinesShown={view.areLinesShown}
              onLines={on.lines}
              onNote={on.note}
            />
            <GalleyBody
              text={text}
              read={read}
              article={article}
              pinned={pinned}
              drawn={drawnNow}
              shown={late.shown}
              boxes={late.boxes}
              scroller={scroller}
              areMarksShown={areMarksShown}
              selectedId={selectedId}
              markedId={lateId}
              people={presence.people}
              line={selection === null ? undefined : firstLine}
              hasWords={hasWords}
              toolbar={{
                marking: isReadOnly ? null : { commands, maySubmit: may.submit },
                onCriticism: talk.markDenial === null ? replying.begin : undefined,
              }}
              talk={late.talk}
              criticism={talk.criticism}
              onSelect={view.select}
              onReady={on.ready}
            >
              {replying.form}
            </GalleyBody>
          </article>
          <DeskMargin
            desk={desk}
            filters={filters}
            claims={late.shown}
            selectedId={lateId}
            total={late.annotations.length}
            talk={late.talk}
            boxes={late.boxes}
            scroller={scroller}
            text={text}
            card={card}
            onSelect={view.select}
            onSheet={view.moveSheet}
            onClear={view.clearFilters}
          />
        </div>
        <PhoneClaim
          claim={late.selected}
          queries={queries}
          total={late.shown.length}
          isSheetOpen={view.sheet !== 'bar'}
          onStep={on.step}
          onToggle={on.sheet}
        />
      </main>
      <EndRound
        desk={desk}
        kind={view.ending}
        state={state}
        read={read}
        coverage={article.coverage}
        onClose={() => view.setEnding(null)}
      />
    </AppFrame>
  );
}

const NONE: readonly never[] = [];
