'use client';

/**
 * The article in the editor, read-only. It comes in a chunk of its own and
 * takes the place of the server's elements once it stands; what it draws is the
 * same, so nothing moves.
 */
import { Editor, Extension, type JSONContent } from '@tiptap/core';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';

import { articleExtensions } from '@/lib/editor/article-extensions';

import type { ArticleFrame, BlockModel } from './block-model';
import { blocksNear, watchNear } from './near-blocks';
import { passagePlugin, showPassages } from './passage-views';

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
    near.current = element === null ? new Set() : (blocksNear(element, null) ?? new Set());
  });
  const ready = useEffectEvent(onReady);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    takeOver();
    const passages = Extension.create({
      name: 'passages',
      addProseMirrorPlugins: () => [passagePlugin(frame.document, newest())],
    });
    const made = new Editor({
      element,
      extensions: [...articleExtensions, passages],
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
    editor.current = made;
    ready();
    const stopWatching = watchNear(made.view.dom, (blocksNow) => {
      near.current = blocksNow;
      showPassages(made.view, { near: newest().near });
    });
    return () => {
      stopWatching();
      editor.current = null;
      made.destroy();
    };
  }, [frame]);

  // Before the browser paints: a mark is seen with the frame that the change belongs to.
  useLayoutEffect(() => {
    if (editor.current !== null) showPassages(editor.current.view, newest());
  }, [blocks, pinned]);

  return <div ref={place} />;
}

function withPinned(near: ReadonlySet<number>, pinned: readonly number[]): ReadonlySet<number> {
  if (pinned.every((index) => near.has(index))) return near;
  return new Set([...near, ...pinned]);
}
