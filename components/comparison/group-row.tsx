'use client';

import { Check, LoaderCircle } from 'lucide-react';
import { memo } from 'react';

import { departureKindsOf } from '@/lib/domain/comparison/feedback';

import { classNames } from '../ui/class-names';
import { Notice } from '../ui/notice';
import { PersonBadge } from '../ui/person-badge';
import { BoundaryRuler } from './boundary-ruler';
import { ClaimForm } from './claim-form';
import { ClosedClaim } from './closed-claim';
import { useCompare } from './compare-context';
import type { CompareGroup, CompareSide } from './compare-model';
import { DecidedBlock } from './decided-block';
import { DecisionBar } from './decision-bar';
import { GroupTags } from './group-tags';
import { ReadingCard } from './reading-card';
import { Row } from './row-list';
import { takenFrom } from './taken-from';
import { DEPARTURE_WORDS } from './words';

/** One group: a line for each claim while it is closed, everything about it when it is open. */
export const GroupRow = memo(function GroupRow({
  group,
  isOn,
}: {
  group: CompareGroup;
  isOn: boolean;
}) {
  const { select, pending, departures } = useCompare();
  const feedback = departures.get(group.key) ?? [];
  const panelId = `group-${group.key}`;
  return (
    <Row
      item={group}
      noun="Group"
      isOn={isOn}
      className={group.state === 'settled' && 'done'}
      panelId={panelId}
      onSelect={select}
      tags={<GroupTags group={group} agreed="Agree" />}
      state={<GroupState group={group} pending={pending.get(group.key)} />}
    >
      <div id={panelId}>
        {feedback.length > 0 && (
          <p className="fine departs">
            Decided otherwise than you had it:{' '}
            {[
              ...new Set(
                feedback.flatMap((one) =>
                  one.kind === 'missed'
                    ? ['a claim you did not mark']
                    : [...departureKindsOf(one)].map((kind) => DEPARTURE_WORDS[kind]),
                ),
              ),
            ].join(', ')}
            .
          </p>
        )}
        {isOn ? <OpenGroup group={group} /> : <ClosedGroup group={group} />}
      </div>
    </Row>
  );
});

function GroupState({ group, pending }: { group: CompareGroup; pending: string | undefined }) {
  if (pending !== undefined) {
    return (
      <span className="muted">
        <LoaderCircle className="spin" strokeWidth={1.9} />
        {pending}
      </span>
    );
  }
  if (group.state === 'open') return null;
  return (
    <span className="muted">
      <Check strokeWidth={1.9} />
      {group.state === 'partly' ? `${group.unsettled.length} still open` : stateWords(group)}
    </span>
  );
}

/** "took B", "merged": how the group was settled. */
function stateWords({ decisions, members, sides }: CompareGroup): string {
  const kinds = [...new Set(decisions.map(({ decision }) => decision))];
  if (kinds.length !== 1) return 'decided';
  switch (kinds[0]) {
    case 'took': {
      const taken = new Set(
        decisions.map((decision) => takenFrom(decision, members)?.reviewerId ?? ''),
      );
      const letters = sides
        .filter(({ reviewer }) => taken.has(reviewer.userId))
        .map(({ reviewer }) => reviewer.letter);
      return `took ${letters.join(', ')}`;
    }
    case 'merged':
      return 'merged';
    case 'wrote':
      return 'written anew';
    case 'rejected':
      return 'nothing to check';
    default:
      return 'decided';
  }
}

function ClosedGroup({ group }: { group: CompareGroup }) {
  const { verdictOf } = useCompare();
  const isMany = group.sides.length > 2;
  return (
    <div className={classNames('c2', isMany && 'many')}>
      {group.sides.map((side) => (
        <div
          key={side.reviewer.userId}
          className={classNames('cside', side.claims.length === 0 && 'none')}
        >
          <SideName side={side} isShown={isMany} />
          {side.claims.map((claim) => (
            <div key={claim.id}>
              <ClosedClaim claim={claim} verdict={verdictOf(claim.verdict)}>
                <span className="muted num">
                  {claim.citations.length}
                  <span aria-hidden="true"> cit.</span>
                  <span className="sr">
                    {claim.citations.length === 1 ? ' citation' : ' citations'}
                  </span>
                </span>
              </ClosedClaim>
            </div>
          ))}
          {side.claims.length === 0 && <p className="nomark muted">not marked</p>}
        </div>
      ))}
    </div>
  );
}

/** With two reviewers the head of the columns says it to the eye; to the ear each side does. */
function SideName({ side: { reviewer }, isShown }: { side: CompareSide; isShown: boolean }) {
  if (!isShown) return <span className="sr">{reviewer.letter}: </span>;
  return <PersonBadge small reviewerIndex={reviewer.index} label={reviewer.name} />;
}

function OpenGroup({ group }: { group: CompareGroup }) {
  const { mayDecide, form, pending, draftOf, verdictOf } = useCompare();
  const isMany = group.sides.length > 2;
  const mayChange = mayDecide && group.state !== 'settled' && !pending.has(group.key);
  const { problem } = draftOf(group.key);
  return (
    <div className="copen">
      <div className={classNames('c2', isMany && 'many')}>
        {group.sides.map(({ reviewer, claims }) => (
          <div key={reviewer.userId}>
            <h3>
              <PersonBadge small reviewerIndex={reviewer.index} label="" />
              <span className="sr">{reviewer.letter}, </span>
              {reviewer.name}
            </h3>
            {claims.map((claim) => (
              <ReadingCard key={claim.id} claim={claim} verdict={verdictOf(claim.verdict)} />
            ))}
            {claims.length === 0 && <p className="nomark muted">Marked nothing here.</p>}
          </div>
        ))}
      </div>
      <BoundaryRuler group={group} verdictOf={verdictOf} />
      {group.decisions.length > 0 && <DecidedBlock group={group} />}
      {mayChange && problem !== null && (
        <Notice tone="bad" title="Not settled.">
          {problem.message}
        </Notice>
      )}
      {mayChange &&
        (form === null ? (
          <DecisionBar group={group} />
        ) : (
          <ClaimForm key={`${group.key} ${form}`} group={group} kind={form} />
        ))}
    </div>
  );
}
