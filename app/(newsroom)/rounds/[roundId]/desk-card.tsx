'use client';

import { useCallback, useMemo } from 'react';

import { ClaimCard } from '@/components/claims/claim-card';
import type { CardPart } from '@/components/claims/card-props';
import type { DeskActions } from '@/lib/client/desk/actions';
import type { LaneState } from '@/lib/client/desk/outbox-types';
import type { DeskStore } from '@/lib/client/desk/store';
import type { DeskView } from '@/lib/contracts/desk';
import type { PresentPerson } from '@/lib/contracts/presence';
import type { QueryView } from '@/lib/contracts/round';

import type { NumberedClaim } from './use-article';
import type { DeskCommands } from './use-desk-commands';
import type { Viewer } from './viewer';

type DeskCardProps = {
  claim: NumberedClaim;
  desk: DeskView;
  viewer: Viewer;
  queries: readonly QueryView[];
  lane: LaneState | null;
  /** Who else has this claim open. */
  others: readonly PresentPerson[];
  store: DeskStore;
  actions: DeskActions;
  commands: DeskCommands;
  part: CardPart | null;
  onPart: (part: CardPart | null) => void;
};

/** The card of the selected claim, joined to the desk's state. */
export function DeskCard({
  claim: { annotation, number },
  desk,
  viewer,
  queries,
  lane,
  others,
  store,
  actions,
  commands,
  part,
  onPart,
}: DeskCardProps) {
  const { id } = annotation;
  const names = useMemo(() => {
    const reviewers = desk.round.reviewers.map(({ userId, name }) => [userId, name] as const);
    const people = desk.people.map(({ userId, name }) => [userId, name] as const);
    return new Map([...reviewers, ...people]);
  }, [desk.people, desk.round.reviewers]);
  const nameOf = useCallback((userId: string) => names.get(userId) ?? 'somebody else', [names]);
  const own = useMemo(
    () => queries.filter(({ annotationId }) => annotationId === id),
    [queries, id],
  );
  return (
    <ClaimCard
      annotation={annotation}
      number={number}
      verdicts={desk.round.scale.verdicts}
      queries={own}
      nameOf={nameOf}
      viewer={viewer}
      isReadOnly={!desk.may.annotate}
      lane={lane}
      others={others}
      actions={actions}
      part={part}
      onPart={onPart}
      onDelete={commands.remove}
      onMoveEdge={commands.moveEdge}
      onRetry={() => store.outbox.retry(id)}
      onResolve={(choice) => store.outbox.resolve(id, choice)}
      onDiscard={() => store.discard(id)}
    />
  );
}
