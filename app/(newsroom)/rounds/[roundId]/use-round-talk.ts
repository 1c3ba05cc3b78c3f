'use client';

import { useEffect, useMemo, useState } from 'react';

import type { ClaimTalk } from '@/components/annotations/claim-talk';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import { callLater } from '@/lib/client/call';
import { listenToTalk } from '@/lib/client/live/talk-news';
import type { ReplyView } from '@/lib/contracts/replies';
import type { QueryView } from '@/lib/contracts/round';
import type { RoundTalkView } from '@/lib/contracts/talk';

import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

const loadEndpoint = () =>
  import('@/lib/contracts/endpoints/talk').then((module) => module.getRoundTalk);

/** Several words said at once are read once. */
const TOGETHER_MS = 250;

/** Criticism at its place in the text. */
export type PlacedReply = ReplyView & { place: NonNullable<ReplyView['place']> };

export type RoundTalk = {
  /** What waits on each claim; claims on which nothing waits are not in it. */
  ofClaims: ReadonlyMap<string, ClaimTalk>;
  criticism: readonly PlacedReply[];
  /** All that stands at the edge of the text: the claims that are shown, and the criticism. */
  places: readonly (CodePointSpan & { id: string })[];
  /** Why criticism cannot be marked here; null where it can. Undefined until it is known. */
  markDenial: string | null | undefined;
  /** Read it again, after a change of one's own. */
  read: () => void;
};

/** What is said beside the claims, for the edge of the text. It comes after the text, which does not wait for it. */
export function useRoundTalk(
  roundId: string,
  {
    read: { text, places },
    shown,
    queries,
  }: { read: ReadText; shown: readonly MarginClaim[]; queries: readonly QueryView[] },
): RoundTalk {
  const [talk, setTalk] = useState<RoundTalkView | null>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => listenToTalk(() => setAsked((count) => count + 1)), []);

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void callLater(loadEndpoint, { params: { roundId } }, { signal: stop.signal }).then(
        (result) => {
          if (result.ok && !stop.signal.aborted) setTalk(result.data);
        },
      );
    }, TOGETHER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [roundId, asked]);

  const ofClaims = useMemo(() => claimTalk(talk?.comments ?? [], queries), [talk, queries]);
  const criticism = useMemo(
    () =>
      (talk?.replies ?? []).filter((reply): reply is PlacedReply => {
        if (reply.place === null) return false;
        const { start, end } = reply.place;
        // The page may be of an older version than the answer: other words are not marked.
        return (
          text.slice(places.offsets.toIndex(start), places.offsets.toIndex(end)) === reply.exact
        );
      }),
    [talk, text, places],
  );
  const all = useMemo(
    () => [
      ...shown.map(({ annotation }) => annotation),
      ...criticism.map(({ id, place }) => ({ id, ...place })),
    ],
    [shown, criticism],
  );
  return {
    ofClaims,
    criticism,
    places: all,
    markDenial: talk?.markDenial,
    read: () => setAsked((count) => count + 1),
  };
}

function claimTalk(
  comments: RoundTalkView['comments'],
  queries: readonly QueryView[],
): ReadonlyMap<string, ClaimTalk> {
  const open = new Map(comments.map((count) => [count.annotationId, count.open]));
  const asked = new Map<string, number>();
  for (const { annotationId, state } of queries) {
    if (state === 'open') asked.set(annotationId, (asked.get(annotationId) ?? 0) + 1);
  }
  return new Map(
    [...new Set([...open.keys(), ...asked.keys()])].map((id) => [
      id,
      { comments: open.get(id) ?? 0, queries: asked.get(id) ?? 0 },
    ]),
  );
}
