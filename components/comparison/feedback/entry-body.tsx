import { ArrowRight, Minus, Plus } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import type { DepartureView } from '@/lib/contracts/decisions';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import type { Citation, Relation } from '@/lib/domain/claims/claim';
import {
  CAUSE_LABELS,
  CLAIM_TYPE_LABELS,
  LEVEL_LABELS,
  RELATION_LABELS,
} from '@/lib/domain/claims/labels';
import { hasRationale } from '@/lib/domain/claims/rationale';
import { rationaleHtml } from '@/lib/domain/claims/rationale-text';

import { CitationSource } from '../citation-source';
import { classNames } from '../../ui/class-names';
import { PersonBadge } from '../../ui/person-badge';
import { Tag } from '../../ui/tag';
import { TimeText } from '../../ui/time-text';
import { VerdictMark } from '../../ui/verdict-mark';
import { passageClass } from '../../ui/verdict-style';
import { WordDiff } from '../../ui/word-diff';
import type { FeedbackEntry, Outcome } from './feedback-model';
import type { FeedbackState } from './use-feedback-state';
import { outcomeWords } from './words';

type EntryBodyProps = { entry: FeedbackEntry; state: FeedbackState };

/** The claim as it was marked, and for each decision on it what differs, why, and who said so. */
export function EntryBody({ entry, state }: EntryBodyProps) {
  const { annotation, outcomes } = entry;
  const { page, verdictOf, isYou } = state;
  return (
    <div className="fb-b">
      {annotation !== null && (
        <div className="fb-own">
          <p className="cq">
            <span
              className={classNames('m line-sample', passageClass(verdictOf(annotation.verdict)))}
            >
              {annotation.exact}
            </span>
          </p>
          <p className="cv">
            <VerdictMark verdict={verdictOf(annotation.verdict)} />
            <span className="muted">{isYou ? 'your verdict' : 'their verdict'}</span>
          </p>
        </div>
      )}
      {outcomes.map((outcome) => (
        <OutcomeView key={outcome.decision.id} outcome={outcome} entry={entry} state={state} />
      ))}
      <p className="fb-links">
        <Link href={`/rounds/${page.round.id}?claim=${outcomes[0]?.decision.id ?? ''}`}>
          On the desk
        </Link>
        {page.may.compare && (
          <Link
            href={`/rounds/${page.round.id}/comparison?claim=${annotation?.id ?? outcomes[0]?.decision.derivedFrom[0] ?? ''}`}
          >
            In the comparison
          </Link>
        )}
      </p>
    </div>
  );
}

type OutcomeViewProps = { outcome: Outcome; entry: FeedbackEntry; state: FeedbackState };

function OutcomeView({ outcome, entry, state }: OutcomeViewProps) {
  const { decision, departures } = outcome;
  const { isYou, nameOf, verdictOf } = state;
  const isKept = decision.decision !== 'rejected';
  return (
    <section className="fb-out">
      <p className="dec-h">
        <b>{outcomeWords(outcome, isYou)}</b>
        {decision.cause !== null && <Tag>{CAUSE_LABELS[decision.cause]}</Tag>}
        <span className="muted">
          {nameOf(decision.reviewerId)}, <TimeText at={decision.createdAt} format="date_time" />
        </span>
      </p>
      {decision.reason !== '' && <blockquote className="fb-why">{decision.reason}</blockquote>}
      {entry.status === 'missed' && <MissedClaim decision={decision} entry={entry} state={state} />}
      {departures.length > 0 && isKept && (
        <dl className="fb-diff">
          {departures.map((departure) => (
            <DepartureRow key={departure.kind} departure={departure} verdictOf={verdictOf} />
          ))}
        </dl>
      )}
      {isKept && departures.length > 0 && hasRationale(decision.rationale) && (
        <details className="fb-more">
          <summary>Rationale of the decision</summary>
          {/* Made from the checked JSON of the small schema, every word of it escaped. */}
          <div
            className="cr"
            dangerouslySetInnerHTML={{ __html: rationaleHtml(decision.rationale) }}
          />
        </details>
      )}
    </section>
  );
}

function MissedClaim({
  decision,
  entry,
  state: { verdictOf, reviewers },
}: {
  decision: Outcome['decision'];
  entry: FeedbackEntry;
  state: FeedbackState;
}) {
  const markers = reviewers.filter(({ userId }) => entry.markedBy.includes(userId));
  return (
    <>
      <p className="cq">
        <span className={classNames('m line-sample', passageClass(verdictOf(decision.verdict)))}>
          {decision.exact}
        </span>
      </p>
      <p className="cv">
        <VerdictMark verdict={verdictOf(decision.verdict)} />
        <span className="muted">{CLAIM_TYPE_LABELS[decision.claimType]}</span>
        <span className="muted">{LEVEL_LABELS[decision.priority]} priority</span>
        <span className="fb-by muted">
          marked by
          {markers.map(({ userId, name, index }) => (
            <PersonBadge key={userId} small reviewerIndex={index} label={name} />
          ))}
        </span>
      </p>
    </>
  );
}

type DepartureRowProps = {
  departure: DepartureView;
  verdictOf: FeedbackState['verdictOf'];
};

function DepartureRow({ departure, verdictOf }: DepartureRowProps) {
  switch (departure.kind) {
    case 'rejected':
      return null;
    case 'verdict':
      return (
        <Row label="Verdict">
          <FromTo
            from={<VerdictMark verdict={verdictOf(departure.from)} />}
            to={<VerdictMark verdict={verdictOf(departure.to)} />}
          />
        </Row>
      );
    case 'boundary':
      return (
        <Row label="Boundary">
          <span className="fb-words">
            <WordDiff parts={departure.parts} />
          </span>
        </Row>
      );
    case 'type':
      return (
        <Row label="Type">
          <FromTo from={CLAIM_TYPE_LABELS[departure.from]} to={CLAIM_TYPE_LABELS[departure.to]} />
        </Row>
      );
    case 'priority':
      return (
        <Row label="Priority">
          <FromTo from={LEVEL_LABELS[departure.from]} to={LEVEL_LABELS[departure.to]} />
        </Row>
      );
    case 'wording':
      return (
        <Row label="Wording">
          <span className="fb-words">
            <WordDiff parts={diffWords(departure.from, departure.to)} />
          </span>
        </Row>
      );
    case 'citations':
      return (
        <Row label="Evidence">
          <ul className="fb-cites">
            {departure.added.map((citation) => (
              <CitationLine key={citation.id} citation={citation} how="added" />
            ))}
            {departure.reread.map(({ citation, from }) => (
              <CitationLine key={citation.id} citation={citation} how="reread" from={from} />
            ))}
            {departure.leftOut.map((citation) => (
              <CitationLine key={citation.id} citation={citation} how="leftOut" />
            ))}
          </ul>
        </Row>
      );
  }
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FromTo({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <span className="fb-ft">
      <span className="fb-from">
        <span className="sr">from </span>
        {from}
      </span>
      <ArrowRight aria-hidden="true" strokeWidth={1.9} />
      <span>
        <span className="sr">to </span>
        {to}
      </span>
    </span>
  );
}

const HOW = {
  added: { words: 'added: ', icon: <Plus strokeWidth={1.9} /> },
  reread: { words: 'read as: ', icon: <ArrowRight strokeWidth={1.9} /> },
  leftOut: { words: 'left out: ', icon: <Minus strokeWidth={1.9} /> },
} as const;

type CitationLineProps = {
  citation: Citation;
  how: keyof typeof HOW;
  /** What it was read as before. */
  from?: Relation;
};

function CitationLine({ citation, how, from }: CitationLineProps) {
  const { words, icon } = HOW[how];
  return (
    <li>
      {icon}
      <span>
        <span className="muted">{words}</span>
        {RELATION_LABELS[citation.relation]}
        {from !== undefined && (
          <span className="muted"> (not {RELATION_LABELS[from].toLowerCase()})</span>
        )}
        , <CitationSource citation={citation} />
        {citation.quote !== '' && <q>{citation.quote}</q>}
      </span>
    </li>
  );
}
