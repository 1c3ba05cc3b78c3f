'use client';

import { useEffect, useMemo, useState } from 'react';

import type { CardPart } from '@/components/claims/card-props';
import { callLater } from '@/lib/client/call';
import type { LiveStatus } from '@/lib/client/live/connection';
import { createPresence } from '@/lib/client/live/presence';
import { newId } from '@/lib/client/new-id';
import type { PresentPerson } from '@/lib/contracts/presence';
import type { RoundView } from '@/lib/contracts/round';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import { areNamesHidden } from '@/lib/domain/rounds/reading-names';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

const loadEndpoint = () =>
  import('@/lib/contracts/endpoints/presence').then((module) => module.announcePresence);

const NOBODY: readonly PresentPerson[] = [];

type Place = { annotationId: string | null; part: CardPart | null; span: CodePointSpan | null };

/** Who else is in the round; and, told to them, where the reader of this page is. */
export function usePresence(round: Pick<RoundView, 'id' | 'mode' | 'phase' | 'names'>) {
  const [people, setPeople] = useState(NOBODY);
  const roundId = round.id;
  const [presence] = useState(() => {
    const page = newId();
    return createPresence({
      say: (where, isLeaving) =>
        void callLater(
          loadEndpoint,
          { params: { roundId }, body: { page, ...where, isLeaving } },
          isLeaving ? { keepalive: true } : {},
        ),
      schedule: (run, delayMs) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      onPeople: setPeople,
      random: Math.random,
    });
  });
  // Where nobody is told, nothing is said either.
  const isTold = !isBlindNow(round) && !areNamesHidden(round);
  const here = useMemo(
    () => (isTold ? people.filter((person) => person.roundId === roundId) : NOBODY),
    [isTold, people, roundId],
  );
  const byClaim = useMemo(() => {
    const groups = new Map<string | null, PresentPerson[]>();
    for (const person of here) {
      groups.set(person.annotationId, [...(groups.get(person.annotationId) ?? []), person]);
    }
    return groups;
  }, [here]);

  return {
    presence,
    isTold,
    people: here,
    onFrame: presence.onFrame,
    onClaim: (annotationId: string): readonly PresentPerson[] =>
      byClaim.get(annotationId) ?? NOBODY,
  };
}

/** Tells where the reader of this page is, for as long as it is looked at. */
export function useWhereabouts(
  { presence, isTold }: Pick<ReturnType<typeof usePresence>, 'presence' | 'isTold'>,
  live: LiveStatus,
  { annotationId, part, span }: Place,
): void {
  const [isWording, setWording] = useState(false);
  useEffect(() => {
    const look = ({ target, type }: FocusEvent) =>
      setWording(
        type === 'focusin' && target instanceof Element && target.closest('.claim-field') !== null,
      );
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);

  const start = span?.start ?? null;
  const end = span?.end ?? null;
  const ofPart = part === null || part === 'history' ? null : part;
  const writes = annotationId === null ? null : isWording ? 'claim' : ofPart;
  useEffect(() => {
    if (isTold) presence.at({ annotationId, start, end, writes });
  }, [presence, isTold, annotationId, start, end, writes]);

  useEffect(() => {
    if (live !== 'live') presence.forget();
  }, [presence, live]);

  useEffect(() => {
    if (!isTold) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') presence.comeBack();
      else presence.leave();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', presence.leave);
    presence.comeBack();
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', presence.leave);
      presence.leave();
    };
  }, [presence, isTold]);
}
