'use client';

/** The article as it is written. In a chunk of its own: only one page writes. */
import { Editor, type JSONContent } from '@tiptap/core';
import { Step } from '@tiptap/pm/transform';
import { Bold, Heading2, Italic, Redo2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';

import type { ArticleDocument } from '@/lib/domain/articles/document';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { articleExtensions } from '@/lib/editor/article-extensions';
import { articleWriting, hasMark, isHeading, writing } from '@/lib/editor/article-writing';
import { createPositionMap } from '@/lib/editor/document-text';
import { createStepLog } from '@/lib/editor/step-log';

import { IconButton } from '../ui/icon-button';
import type { WriterPassage } from './edit-passages';
import { retrack, type TrackedPassage, trackedIn, trackPlugin } from './tracked-passages';

type Written = {
  steps: readonly unknown[];
  document: ArticleDocument;
  isEmpty: boolean;
};

export type WriterHandle = {
  /** What stands there now, and the steps that led to it. */
  read: () => Written;
  focus: () => void;
  show: (id: string) => void;
};

type ArticleWriterProps = {
  document: ArticleDocument;
  language: string;
  passages: readonly WriterPassage[];
  /** Steps to begin with: a draft of the same version. */
  draft: readonly unknown[];
  onReady: (handle: WriterHandle, isDraftTaken: boolean) => void;
  onChange: (isChanged: boolean) => void;
  onTracked: (tracked: readonly TrackedPassage[]) => void;
};

export function ArticleWriter(props: ArticleWriterProps) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, setTick] = useState(0);
  const given = useEffectEvent(() => props);
  const changed = useEffectEvent((isChanged: boolean) => props.onChange(isChanged));
  const tracked = useEffectEvent((list: readonly TrackedPassage[]) => props.onTracked(list));
  const ready = useEffectEvent((handle: WriterHandle, isTaken: boolean) =>
    props.onReady(handle, isTaken),
  );

  useEffect(() => {
    const { document, language, passages, draft } = given();
    const made = new Editor({
      element: place.current,
      extensions: [...articleExtensions, articleWriting],
      // A copy: the editor's type knows no read-only lists.
      content: JSON.parse(JSON.stringify(document)) as JSONContent,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: {
          class: 'writer-text',
          role: 'textbox',
          'aria-label': 'Text of the article',
          'aria-multiline': 'true',
          lang: language,
          spellcheck: 'true',
        },
      },
      onTransaction: () => setTick((tick) => tick + 1),
    });
    const base = made.state.doc;
    const positions = createPositionMap(base);
    const toPos = (offset: number) => positions.toPos(offset as CodePointOffset);
    const log = createStepLog(base);
    made.registerPlugin(
      trackPlugin(
        passages.map(({ start, end, ...passage }) => ({
          ...passage,
          from: toPos(start),
          to: toPos(end),
        })),
        base,
        tracked,
      ),
    );
    made.on('transaction', ({ transaction }) => {
      if (!transaction.docChanged) return;
      if (log.record(transaction)) retrack(made.view, log.mapping());
      changed(!log.isEmpty());
    });
    const isTaken = draft.length > 0 && replay(made, draft);
    setEditor(made);
    ready(
      {
        read: () => ({
          steps: log.steps().map((step): unknown => step.toJSON()),
          // What the schema of an article allows is an article.
          document: made.state.doc.toJSON() as ArticleDocument,
          isEmpty: log.isEmpty(),
        }),
        focus: () => made.view.focus(),
        show: (id) => {
          const passage = trackedIn(made.view, id);
          if (passage === null) return;
          made
            .chain()
            .setTextSelection({ from: passage.from, to: passage.to })
            .focus(null, { scrollIntoView: false })
            .run();
          const { node } = made.view.domAtPos(passage.from);
          const element = node instanceof Element ? node : node.parentElement;
          element?.scrollIntoView({ block: 'center' });
        },
      },
      isTaken,
    );
    return () => made.destroy();
  }, []);

  return (
    <>
      <WriterToolbar editor={editor} />
      <div ref={place} className="writer" />
    </>
  );
}

/** The steps of a draft, all or none: half an edit is nobody's text. */
function replay(editor: Editor, steps: readonly unknown[]): boolean {
  try {
    const transaction = editor.state.tr;
    for (const json of steps) {
      const result = transaction.maybeStep(Step.fromJSON(editor.schema, json));
      if (result.failed !== null) return false;
    }
    editor.view.dispatch(transaction);
    return true;
  } catch {
    return false;
  }
}

function WriterToolbar({ editor }: { editor: Editor | null }) {
  const state = editor?.state;
  const run = (command: (typeof writing)['undo']) => () => {
    if (editor === null) return;
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const tool = (
    label: string,
    icon: ReactNode,
    command: (typeof writing)['undo'],
    isOn?: boolean,
  ) => (
    <IconButton
      label={label}
      icon={icon}
      disabled={editor === null || !command(editor.state)}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run(command)}
    />
  );
  return (
    <div className="toolbar writer-tools" role="toolbar" aria-label="Writing">
      {tool('Undo', <Undo2 strokeWidth={1.9} />, writing.undo)}
      {tool('Redo', <Redo2 strokeWidth={1.9} />, writing.redo)}
      <i className="tool-gap" />
      {tool(
        'Bold',
        <Bold strokeWidth={1.9} />,
        editor === null ? writing.undo : writing.bold(editor.schema),
        state !== undefined && hasMark(state, 'bold'),
      )}
      {tool(
        'Italic',
        <Italic strokeWidth={1.9} />,
        editor === null ? writing.undo : writing.italic(editor.schema),
        state !== undefined && hasMark(state, 'italic'),
      )}
      {tool(
        'Heading',
        <Heading2 strokeWidth={1.9} />,
        writing.heading,
        state !== undefined && isHeading(state),
      )}
    </div>
  );
}
