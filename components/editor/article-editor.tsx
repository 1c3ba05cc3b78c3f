'use client';

/**
 * The article in the editor, read-only. It comes in a chunk of its own and
 * takes the place of the server's elements once it stands; what it draws is the
 * same, so nothing moves.
 */
import { Editor, type JSONContent } from '@tiptap/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

import { articleExtensions } from '@/lib/editor/article-extensions';

import type { ArticleFrame, BlockModel } from './article-model';
import { BLOCK_ATTRIBUTE } from './block-attributes';
import { blocksNear, NEAR_MARGIN } from './measure';
import { passagePlugin, showPassages } from './passage-decorations';

export type ArticleEditorProps = {
  frame: ArticleFrame;
  blocks: readonly BlockModel[];
  /** Blocks that are drawn wherever they stand: those of the selected passage. */
  pinned: readonly number[];
  /** The server's elements, whose place is taken. */
  standIn: () => Element | null;
  /** Called before the browser paints, once the editor's elements stand in the page. */
  onReady: () => void;
};

export function ArticleEditor({ frame, blocks, pinned, standIn, onReady }: ArticleEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const near = useRef<ReadonlySet<number>>(new Set());
  const newest = useEffectEvent(() => ({ blocks, near: withPinned(near.current, pinned) }));
  const takeOver = useEffectEvent(() => {
    const element = standIn();
    near.current = element === null ? new Set() : blocksNear(element);
  });
  const ready = useEffectEvent(onReady);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    takeOver();
    const made = new Editor({
      element,
      extensions: articleExtensions,
      // A copy: the editor's type knows no read-only lists.
      content: JSON.parse(JSON.stringify(frame.document)) as JSONContent,
      editable: false,
      injectCSS: false,
      editorProps: {
        // No field: the keys of the desk act on it.
        attributes: { class: 'galley-text', role: 'group', 'aria-label': 'Text' },
        // Also before the editor's own extensions have been set up.
        editable: () => false,
        // The desk selects sentences with a triple click, not paragraphs.
        handleTripleClick: () => true,
      },
    });
    made.registerPlugin(passagePlugin(frame.document, newest()));
    editor.current = made;
    ready();
    const stopWatching = watchNear(made.view.dom, (change) => {
      near.current = change(near.current);
      showPassages(made.view, { near: newest().near });
    });
    return () => {
      stopWatching();
      editor.current = null;
      made.destroy();
    };
  }, [frame]);

  useEffect(() => {
    if (editor.current !== null) showPassages(editor.current.view, newest());
  }, [blocks, pinned]);

  return <div ref={place} />;
}

function withPinned(near: ReadonlySet<number>, pinned: readonly number[]): ReadonlySet<number> {
  return new Set([...near, ...pinned]);
}

type Change = (near: ReadonlySet<number>) => ReadonlySet<number>;

/** Reports which blocks come near the screen and which go. Returns the function that stops it. */
function watchNear(root: HTMLElement, onChange: (change: Change) => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      onChange((near) => {
        const next = new Set(near);
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.getAttribute(BLOCK_ATTRIBUTE));
          if (isIntersecting) next.add(index);
          else next.delete(index);
        }
        return next;
      });
    },
    { rootMargin: `${NEAR_MARGIN}px 0px` },
  );
  for (const block of root.children) observer.observe(block);
  return () => observer.disconnect();
}
