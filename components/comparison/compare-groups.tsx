'use client';

import { ArrowRight, Layers } from 'lucide-react';
import Link from 'next/link';

import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { PersonBadge } from '../ui/person-badge';
import { AcceptAgreed } from './accept-agreed';
import { BulkDialog } from './bulk-dialog';
import { useCompare } from './compare-context';
import { GroupRow } from './group-row';
import { ListToolbar } from './list-toolbar';
import { RowList } from './row-list';

/** The groups at the right: what each reviewer found, side by side, and what is decided. */
export function CompareGroups() {
  const { view, shown, groups, reviewers, selected, selections, counts, mayDecide, ...state } =
    useCompare();
  const selectedKey = selected?.key ?? null;

  const isYours = reviewers.some(({ userId }) => userId === state.yourId);
  const isDecided = view.round.phase === 'adjudicated' || view.round.phase === 'signed_off';
  const done = counts.disagreements - counts.toResolve;
  return (
    <section className="clist" aria-label="Groups of claims">
      <ListToolbar state={state} count={counts.toResolve} noun="disagreement">
        <b>{counts.toResolve}</b> to resolve, {done} done
      </ListToolbar>
      {reviewers.length === 2 && (
        <div className="chead" aria-hidden="true">
          {reviewers.map(({ userId, name, index }) => (
            <span key={userId}>
              <PersonBadge small reviewerIndex={index} label="" />
              {name}
            </span>
          ))}
        </div>
      )}
      <div className="gscroll">
        <SettledNotice />
        {mayDecide && <BulkBar />}
        {!mayDecide && (
          <p className="fine read-only">
            {view.round.phase === 'signed_off'
              ? 'The round is signed off: the decisions can be read and not changed.'
              : 'You read this comparison. The head of research decides.'}
            {isYours && isDecided && (
              <>
                {' '}
                <Link href={`/rounds/${view.round.id}/feedback`}>Decisions on your reading</Link>
              </>
            )}
          </p>
        )}
        <RowList selectedKey={selectedKey} selections={selections}>
          {shown.map((group) => (
            <GroupRow key={group.key} group={group} isOn={group.key === selectedKey} />
          ))}
        </RowList>
        {shown.length === 0 && <NothingListed hasGroups={groups.length > 0} />}
      </div>
    </section>
  );
}

/** What can be settled without weighing up, and what has been settled so. */
function BulkBar() {
  const { bulk, counts } = useCompare();
  const canTake = bulk.unopposed.some(({ claims }) => claims.length > 0);
  if (counts.agreedOpen === 0 && !canTake && bulk.actions.length === 0) return null;
  return (
    <div className="agreed-all">
      <AcceptAgreed words={(count) => `Accept all in agreement (${count})`} />
      <Button
        size="sm"
        variant="quiet"
        icon={<Layers strokeWidth={1.9} />}
        keyCap="⇧B"
        onClick={() => bulk.setOpen(true)}
      >
        Decide in bulk
      </Button>
      <BulkDialog />
    </div>
  );
}

/** Everything is decided: the way leads on. */
function SettledNotice() {
  const { view, counts } = useCompare();
  if (counts.open > 0 || counts.groups === 0) return null;
  return (
    <Notice
      tone="ok"
      live="polite"
      title="Every group is decided."
      action={
        <ButtonLink
          size="sm"
          href={`/rounds/${view.round.id}/sign-off`}
          icon={<ArrowRight strokeWidth={1.9} />}
        >
          Go to sign-off
        </ButtonLink>
      }
    >
      The claims are ready to be signed.
    </Notice>
  );
}

function NothingListed({ hasGroups }: { hasGroups: boolean }) {
  return hasGroups ? (
    <Empty title="No group is shown">Switch on more under “Show”.</Empty>
  ) : (
    <Empty title="Nobody marked a claim">
      All reviewers submitted readings without a single claim, so there is nothing to compare.
    </Empty>
  );
}
