'use client';

import { CLAIM_TYPE_LABELS, LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { GitMerge } from 'lucide-react';

import type { LaneState } from '@/lib/client/desk/outbox';
import type { FieldConflict } from '@/lib/client/desk/writes';
import type { AnnotationView } from '@/lib/contracts/annotation';
import { diffWords } from '@/lib/domain/anchoring/word-diff';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { WordDiff } from '../ui/word-diff';
import { CHECK_STATUS_LABELS } from '../ui/check-status';
import type { CardProps } from './card-props';
import { rationaleWords } from './rationale-words';

/** What became of the writes on this claim, where that is not plain. */
export function SaveNotice({ card, lane }: { card: CardProps; lane: LaneState }) {
  switch (lane.status) {
    case 'waiting':
    case 'sending':
      return null;
    case 'unreachable':
      return (
        <Notice tone="bad" title="Not saved." live="off" action={<TryAgain card={card} />}>
          The server did not answer. Your text is still here and is sent again by itself.
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          tone="bad"
          title="Not saved."
          action={
            <>
              <TryAgain card={card} />
              <button type="button" className="lnk" onClick={card.onDiscard}>
                Let it go
              </button>
            </>
          }
        >
          {lane.problem.detail}
        </Notice>
      );
    case 'conflict':
      return <ConflictNotice card={card} {...lane.conflict} />;
  }
}

function TryAgain({ card }: { card: CardProps }) {
  return (
    <button type="button" className="lnk" onClick={card.onRetry}>
      Try again
    </button>
  );
}

const FIELD_LABELS: Record<FieldConflict, string> = {
  claimText: 'Claim',
  claimType: 'Type',
  priority: 'Priority',
  attribution: 'Attribution chain',
  checkStatus: 'Check status',
  verdict: 'Verdict',
  confidence: 'Confidence',
  rationale: 'Rationale',
  suggestedFix: 'Suggested fix',
  passage: 'Passage',
};

/** Both versions, side by side, with the difference marked. Neither is dropped before a person chooses. */
function ConflictNotice({
  card,
  current,
  fields,
}: {
  card: CardProps;
  current: AnnotationView;
  fields: readonly FieldConflict[];
}) {
  const who = card.nameOf(current.updatedById);
  return (
    <div className="conflict">
      <Notice
        icon={<GitMerge strokeWidth={1.9} />}
        title={`${who} changed this claim while you wrote.`}
        live="polite"
      >
        Both versions are kept.
      </Notice>
      {fields.map((field) => {
        const theirs = wordsOf(field, current, card);
        const mine = wordsOf(field, card.annotation, card);
        return (
          <section key={field} aria-label={FIELD_LABELS[field]}>
            <h4>{FIELD_LABELS[field]}</h4>
            <div className="conflict-sides">
              <div>
                <small>{who}</small>
                <p>{theirs}</p>
              </div>
              <div>
                <small>You</small>
                <p>
                  <WordDiff parts={diffWords(theirs, mine)} />
                </p>
              </div>
            </div>
          </section>
        );
      })}
      <div className="form-act">
        <Button size="sm" onClick={() => card.onResolve('theirs')}>
          Keep theirs
        </Button>
        <Button size="sm" variant="primary" onClick={() => card.onResolve('mine')}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}

function wordsOf(field: FieldConflict, annotation: AnnotationView, card: CardProps): string {
  switch (field) {
    case 'claimText':
      return annotation.claimText;
    case 'claimType':
      return CLAIM_TYPE_LABELS[annotation.claimType];
    case 'priority':
      return LEVEL_LABELS[annotation.priority];
    case 'attribution':
      return annotation.attribution.map(({ name }) => name).join(' ← ');
    case 'checkStatus':
      return CHECK_STATUS_LABELS[annotation.checkStatus];
    case 'verdict':
      return card.verdicts.find(({ id }) => id === annotation.verdict)?.label ?? 'No verdict';
    case 'confidence':
      return annotation.confidence === null ? '–' : LEVEL_LABELS[annotation.confidence];
    case 'rationale':
      return rationaleWords(annotation.rationale);
    case 'suggestedFix':
      return annotation.suggestedFix ?? '–';
    case 'passage':
      return annotation.exact;
  }
}
