'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, type RefObject, useState } from 'react';

import { CriticismForm } from '@/components/desk/criticism-form';
import { spanOf, trimSpan } from '@/components/editor/text-selection';
import { showMessage } from '@/components/ui/messages';
import { useSending } from '@/components/ui/talk/use-sending';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';

import { repliesHref } from './replies-href';
import { AtWords } from './at-words';
import type { TextWalk } from './text-walk';
import type { ReadText } from './use-article';
import type { RoundTalk } from './use-round-talk';

const load = () =>
  import('@/lib/contracts/endpoints/replies').then((module) => module.markCriticism);

type CriticismInput = {
  articleId: string;
  read: ReadText;
  walk: TextWalk;
  talk: RoundTalk;
  text: RefObject<HTMLElement | null>;
  /** Another value where the text is drawn anew. */
  drawn: unknown;
  /** Marks the selected claim instead, where no words are selected; false where none is. */
  markClaim: () => boolean;
};

/**
 * Marking selected words as criticism of somebody, whether they are a claim or not:
 * the key opens a small form at the words, and what was selected stays framed meanwhile.
 */
export function useCriticism({
  articleId,
  read,
  walk,
  talk,
  text,
  drawn,
  markClaim,
}: CriticismInput): { begin: () => void; form: ReactNode } {
  const router = useRouter();
  const [marked, setMarked] = useState<{ id: string; span: CodePointSpan } | null>(null);
  const { error, isBusy, send } = useSending();

  function begin(): void {
    if (typeof talk.markDenial === 'string') {
      showMessage({ text: talk.markDenial });
      return;
    }
    const selection = walk.current();
    const span = selection && trimSpan(spanOf(selection), read.text, read.places);
    if (span === null) {
      if (!markClaim()) {
        showMessage({ text: 'Select the words that criticize somebody first, or a claim.' });
      }
      return;
    }
    setMarked({ id: newId(), span });
  }

  /** Back to the words, as they were selected. */
  function leave(span: CodePointSpan): void {
    setMarked(null);
    walk.selectSpan(span);
  }

  async function mark(criticized: string): Promise<void> {
    if (marked === null) return;
    const { id, span } = marked;
    const target = describeTarget(read.text, span.start, span.end, read.places.offsets);
    const hasArrived = await send(() =>
      callLater(load, { params: { articleId }, body: { id, target, criticized } }),
    );
    if (!hasArrived) return;
    leave(span);
    talk.read();
    showMessage({
      text: `Right of reply of ${criticized}: marked.`,
      action: { label: 'Note whom you ask', run: () => router.push(repliesHref(articleId, id)) },
    });
  }

  if (marked === null) return { begin, form: null };
  const { offsets } = read.places;
  const { id, span } = marked;
  const words = read.text.slice(offsets.toIndex(span.start), offsets.toIndex(span.end));
  return {
    begin,
    form: (
      <AtWords span={span} read={read} text={text} drawn={drawn}>
        <CriticismForm
          key={id}
          words={words}
          error={error}
          isBusy={isBusy}
          onSend={(criticized) => void mark(criticized)}
          onCancel={() => leave(span)}
        />
      </AtWords>
    ),
  };
}
