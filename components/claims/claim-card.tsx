'use client';

import { memo } from 'react';

import { activeVerdicts, findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';

import { VerdictMark } from '../ui/verdict-mark';
import { VerdictPicker } from '../ui/verdict-picker';
import { AttributionChain } from './attribution-chain';
import { BesideClaim } from './beside-claim';
import { CardHead } from './card-head';
import type { CardProps } from './card-props';
import { CitationBlock } from './citation-block';
import { ClaimWording } from './claim-wording';
import { ConfidenceRow } from './confidence-row';
import { HistoryDialog } from './history-dialog';
import { OthersHere } from './others-here';
import { QueryBlock } from './query-block';
import { RationaleBlock } from './rationale-block';
import { SaveNotice } from './save-notice';
import { TalkBlocks } from './talk-blocks';

/** Everything the desk knows of one claim, in the order in which it is found out. */
export const ClaimCard = memo(function ClaimCard(card: CardProps) {
  const { annotation, number, verdicts, isReadOnly, actions, lane } = card;
  const { id, verdict } = annotation;
  const chosen = findVerdict({ name: '', verdicts }, verdict);
  return (
    <section className="card" aria-label={`Claim ${number}: ${annotation.claimText}`}>
      <CardHead card={card} />
      <div className="card-b">
        <OthersHere people={card.others} />
        {lane !== null && <SaveNotice card={card} lane={lane} />}
        <ClaimWording key={`words ${id}`} card={card} />
        <AttributionChain key={`chain ${id}`} card={card} />
        {isReadOnly ? (
          <p className="verdict-line">
            <span className="sr">Verdict: </span>
            <VerdictMark verdict={chosen} />
          </p>
        ) : (
          <VerdictPicker
            verdicts={choices(verdicts, chosen)}
            value={verdict}
            onChange={(value) => actions.edit(id, { verdict: value }, 'Verdict changed')}
          />
        )}
        <ConfidenceRow card={card} />
        <RationaleBlock key={`rationale ${id}`} card={card} />
        <CitationBlock key={`citations ${id}`} card={card} />
        <TalkBlocks
          key={`talk ${id}`}
          card={card}
          queries={<QueryBlock key={`query ${id}`} card={card} />}
        />
        {annotation.decision !== null && annotation.reason !== '' && (
          <div className="blk">
            <div className="blk-h">
              <h3>Reason of the decision</h3>
            </div>
            <p>{annotation.reason}</p>
          </div>
        )}
        <BesideClaim key={`beside ${id}`} card={card} />
      </div>
      <HistoryDialog card={card} />
    </section>
  );
});

/** A retired verdict stays where it was given, and is not offered elsewhere. */
function choices(verdicts: readonly Verdict[], chosen: Verdict | null): readonly Verdict[] {
  const active = activeVerdicts({ name: '', verdicts });
  return chosen === null || !chosen.retired ? active : [...active, chosen];
}
