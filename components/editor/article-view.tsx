'use client';

import { lazy, memo, Suspense, useRef, useState, useSyncExternalStore, type Ref } from 'react';

import { untilFetched } from '../ui/later';
import type { ArticleFrame, BlockModel } from './block-model';
import { ArticleStatic } from './article-static';

const ArticleEditor = lazy(() =>
  // Until it has come the text stands there as the server wrote it.
  untilFetched(() => import('./article-editor')).then((module) => ({
    default: module.ArticleEditor,
  })),
);

type ArticleViewProps = {
  /** The element that holds the text, whoever draws it. */
  ref: Ref<HTMLDivElement>;
  frame: ArticleFrame;
  blocks: readonly BlockModel[];
  pinned: readonly number[];
  /** The editor has taken over: places on the page may be measured anew. */
  onReady: () => void;
};

/** The text of the version: the server's elements first, then the editor in their place. */
export const ArticleView = memo(function ArticleView({
  ref,
  frame,
  blocks,
  pinned,
  onReady,
}: ArticleViewProps) {
  const standIn = useRef<HTMLDivElement>(null);
  const [isReady, setIsReady] = useState(false);
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  return (
    <div ref={ref} className="galley-host">
      {!isReady && (
        <div ref={standIn} className="galley-text">
          <ArticleStatic frame={frame} blocks={blocks} />
        </div>
      )}
      {isInBrowser && (
        <Suspense fallback={null}>
          <ArticleEditor
            frame={frame}
            blocks={blocks}
            pinned={pinned}
            standIn={() => standIn.current}
            onReady={() => {
              setIsReady(true);
              onReady();
            }}
          />
        </Suspense>
      )}
    </div>
  );
});

function subscribeToNothing() {
  return () => undefined;
}
