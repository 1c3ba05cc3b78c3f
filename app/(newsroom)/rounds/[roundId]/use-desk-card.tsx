'use client';

import { type ReactNode, useMemo } from 'react';

import { ClaimCard } from '@/components/claims/claim-card';
import type { CardProps } from '@/components/claims/card-props';
import type { DeskActions } from '@/lib/client/desk/actions';
import type { DeskState, DeskStore } from '@/lib/client/desk/store';
import type { DeskView } from '@/lib/contracts/desk';
import type { PresentPerson } from '@/lib/contracts/presence';

import type { NumberedClaim } from './use-article';
import type { Viewer } from './viewer';

type DeskCardInput = {
  claim: NumberedClaim | null;
  desk: DeskView;
  viewer: Viewer;
  state: DeskState;
  /** Who else has a claim open. */
  others: (annotationId: string) => readonly PresentPerson[];
  store: DeskStore;
  actions: DeskActions;
} & Pick<CardProps, 'part' | 'onPart' | 'onDelete' | 'onMoveEdge'>;

/**
 * The card of the selected claim, joined to the desk's state. Which claim it shows may
 * be late; what it shows of it is the newest, for it is written on.
 */
export function useDeskCard({
  claim,
  desk,
  viewer,
  state: { annotations, queries, lanes, beside },
  others,
  store,
  actions,
  part,
  onPart,
  onDelete,
  onMoveEdge,
}: DeskCardInput): ReactNode {
  const names = useMemo(() => {
    const reviewers = desk.round.reviewers.map(({ userId, name }) => [userId, name] as const);
    const people = desk.people.map(({ userId, name }) => [userId, name] as const);
    return new Map([...reviewers, ...people]);
  }, [desk.people, desk.round.reviewers]);
  const id = claim?.annotation.id ?? null;
  const own = useMemo(
    () => queries.filter(({ annotationId }) => annotationId === id),
    [queries, id],
  );
  const unsent = useMemo(
    () => beside.filter(({ annotationId }) => annotationId === id),
    [beside, id],
  );
  const annotation = useMemo(
    () => annotations.find((one) => one.id === id) ?? claim?.annotation ?? null,
    [annotations, id, claim],
  );
  const number = claim?.number ?? 0;
  const lane = id === null ? null : (lanes.get(id) ?? null);
  const present = id === null ? NOBODY : others(id);
  return useMemo(
    () =>
      annotation === null ? null : (
        <ClaimCard
          annotation={annotation}
          number={number}
          verdicts={desk.round.scale.verdicts}
          queries={own}
          nameOf={(userId) => names.get(userId) ?? 'somebody else'}
          viewer={viewer}
          isReadOnly={!desk.may.annotate}
          lane={lane}
          unsent={unsent}
          others={present}
          actions={actions}
          part={part}
          onPart={onPart}
          onDelete={onDelete}
          onMoveEdge={onMoveEdge}
          onRetry={() => store.outbox.retry(annotation.id)}
          onResolve={(choice) => store.outbox.resolve(annotation.id, choice)}
          onDiscard={() => store.discard(annotation.id)}
        />
      ),
    // prettier-ignore
    [
      annotation, number, desk, own, unsent, names, viewer, lane, present, actions, part, onPart,
      onDelete, onMoveEdge, store,
    ],
  );
}

const NOBODY: readonly never[] = [];
