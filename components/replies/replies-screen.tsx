'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';

import { Empty } from '@/components/ui/empty';
import { useLive } from '@/components/ui/use-live';
import { isTalk } from '@/lib/client/live/talk-news';
import type { LiveChange } from '@/lib/contracts/live';
import type { ReplyView } from '@/lib/contracts/replies';
import { isSettledReply } from '@/lib/domain/articles/right-of-reply';

import { MarkPassage } from './mark-passage';
import { RepliesTable } from './replies-table';

type RepliesScreenProps = {
  articleId: string;
  text: string;
  replies: readonly ReplyView[];
  mayMark: boolean;
};

/** Everybody whom an article criticizes, in the order of its words. */
export function RepliesScreen({ articleId, text, replies, mayMark }: RepliesScreenProps) {
  const router = useRouter();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const open = useMemo(() => replies.filter(({ state }) => !isSettledReply(state)), [replies]);
  const gone = replies.filter(({ place }) => place === null).length;
  useLive(articleId, ({ event, data }) => {
    if (event !== 'change') return;
    const { type } = JSON.parse(data) as LiveChange;
    if (isTalk(type) || type === 'article.version_added') router.refresh();
  });
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Right of reply</h1>
          <p className="muted">
            {replies.length === 0
              ? 'Whoever the article criticizes is asked for a reply before it goes out.'
              : `${replies.length - open.length} of ${replies.length} settled`}
            {gone > 0 && `. ${gone} on words that are no longer in the text`}
          </p>
        </div>
        <span className="grow" />
        {open.length > 0 && open.length < replies.length && (
          <label className="check-line">
            <input
              type="checkbox"
              checked={onlyOpen}
              onChange={({ target }) => setOnlyOpen(target.checked)}
            />
            Only those that wait
          </label>
        )}
      </header>
      <section className="panel" aria-label="Rights of reply">
        {replies.length === 0 ? (
          <Empty title="No criticism is marked">
            Select the words at the desk and press R, or quote them below.
          </Empty>
        ) : (
          <RepliesTable replies={onlyOpen ? open : replies} onChanged={() => router.refresh()} />
        )}
      </section>
      {mayMark && (
        <MarkPassage articleId={articleId} text={text} onMarked={() => router.refresh()} />
      )}
    </>
  );
}
