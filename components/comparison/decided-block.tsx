import { CAUSE_LABELS } from '@/lib/domain/claims/labels';
import { Undo2 } from 'lucide-react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { hasRationale } from '@/lib/domain/claims/rationale';
import { rationaleHtml } from '@/lib/domain/claims/rationale-text';

import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { TimeText } from '../ui/time-text';
import { VerdictMark } from '../ui/verdict-mark';
import { useCompare } from './compare-context';
import type { CompareGroup } from './compare-model';
import { CitationLines } from './reading-card';
import { takenFrom } from './taken-from';
import { DECISION_WORDS } from './words';

/** What has been decided of the group: by whom, why, and the claim that stands. */
export function DecidedBlock({ group }: { group: CompareGroup }) {
  const { mayDecide, withdraw, pending } = useCompare();
  return (
    <section className="decided" aria-label={`Decision on group ${group.number}`}>
      {group.decisions.map((decision) => (
        <DecisionView key={decision.id} decision={decision} group={group} />
      ))}
      {mayDecide && (
        <Button
          size="sm"
          icon={<Undo2 strokeWidth={1.9} />}
          busy={pending.has(group.key)}
          onClick={() => withdraw(group)}
        >
          {group.decisions.length === 1 ? 'Withdraw' : 'Withdraw all'}
        </Button>
      )}
    </section>
  );
}

function DecisionView({ decision, group }: { decision: AnnotationView; group: CompareGroup }) {
  const { nameOf, verdictOf, reviewers } = useCompare();
  const from = decision.decision === 'took' ? takenFrom(decision, group.members) : null;
  const letter = reviewers.find(({ userId }) => userId === from?.reviewerId)?.letter;
  return (
    <article className="dec">
      <p className="dec-h">
        <b>
          {decision.decision === null ? 'Decided' : DECISION_WORDS[decision.decision]}
          {letter !== undefined && ` from ${letter}`}
        </b>
        {decision.cause !== null && <Tag>{CAUSE_LABELS[decision.cause]}</Tag>}
        <span className="muted">
          {nameOf(decision.reviewerId)}, <TimeText at={decision.createdAt} />
        </span>
      </p>
      {decision.reason !== '' && <p className="dec-r">{decision.reason}</p>}
      {decision.decision !== 'rejected' && (
        <>
          <p className="cq">{decision.claimText}</p>
          <p className="cv">
            <VerdictMark verdict={verdictOf(decision.verdict)} />
          </p>
        </>
      )}
      {(decision.decision === 'merged' || decision.decision === 'wrote') && (
        <>
          {hasRationale(decision.rationale) && (
            <div
              className="cr"
              dangerouslySetInnerHTML={{ __html: rationaleHtml(decision.rationale) }}
            />
          )}
          <CitationLines claim={decision} />
        </>
      )}
    </article>
  );
}
