import Link from 'next/link';

import type { SourceDetail, SourceView } from '@/lib/contracts/sources';
import { TERMS_LABELS, TIER_LABELS } from '@/lib/domain/claims/labels';
import { SOURCE_KIND_LABELS } from '@/lib/domain/sources/source';

import { Empty } from '../ui/empty';
import { TimeText } from '../ui/time-text';
import { SourceActs } from './source-acts';

const HOW = { citation: 'cited', attribution: 'on the way', origin: 'the origin' } as const;

type SourcePageProps = {
  source: SourceDetail;
  others: readonly SourceView[];
  members: readonly { userId: string; name: string }[];
};

/** One source: where it has it from, what has it from there, and the claims that rest on it. */
export function SourcePage({ source, others, members }: SourcePageProps) {
  const { label, kind, otherNames, derivesFrom, derived, claims, notes, confidential } = source;
  const { tier, terms, history } = source;
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>{label}</h1>
          <p className="muted">
            {SOURCE_KIND_LABELS[kind]}
            {confidential && ', confidential: this is the alias'}
            {otherNames.length > 0 && `, also ${otherNames.join(', ')}`}
          </p>
        </div>
      </header>
      <dl className="src-facts">
        <dt>Has it from</dt>
        <dd>
          {derivesFrom.length === 0
            ? 'Itself: claims that rest on it end here.'
            : derivesFrom.map((one, at) => (
                <span key={one.id}>
                  {at > 0 && ' ← '}
                  <Link href={`/sources/${one.id}`}>{one.label}</Link>
                  {at === derivesFrom.length - 1 && ' (origin)'}
                </span>
              ))}
        </dd>
        {derived.length > 0 && (
          <>
            <dt>Have it from here</dt>
            <dd>
              {derived.map((one, at) => (
                <span key={one.id}>
                  {at > 0 && ', '}
                  <Link href={`/sources/${one.id}`}>{one.label}</Link>
                </span>
              ))}
            </dd>
          </>
        )}
        {(tier !== null || terms !== null) && (
          <>
            <dt>Usually</dt>
            <dd>
              {[
                tier === null ? '' : TIER_LABELS[tier].toLowerCase(),
                terms === null ? '' : TERMS_LABELS[terms].toLowerCase(),
              ]
                .filter((words) => words !== '')
                .join(', ')}
            </dd>
          </>
        )}
        {notes !== '' && (
          <>
            <dt>Notes</dt>
            <dd>{notes}</dd>
          </>
        )}
      </dl>
      <SourceActs
        source={source}
        others={others
          .filter((one) => one.id !== source.id)
          .map((one) => ({ id: one.id, label: one.label, confidential: one.confidential }))}
        members={members}
      />
      <section className="search-found" aria-labelledby="resting">
        <h2 id="resting">
          {claims.length === 1 ? '1 claim rests' : `${claims.length} claims rest`} on it
        </h2>
        {claims.length === 0 ? (
          <Empty title="No claim that you may see">
            A claim counts here once it cites the source by one of its names.
          </Empty>
        ) : (
          <ul className="ev-list">
            {claims.map((claim) => (
              <li key={claim.annotationId}>
                <Link href={`/rounds/${claim.roundId}?claim=${claim.annotationId}`}>
                  {claim.claimText}
                </Link>{' '}
                <span className="muted">
                  {claim.articleCode} {claim.articleTitle}, {HOW[claim.as]}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="src-history" aria-labelledby="history">
        <h2 id="history">History</h2>
        <ul className="ev-list">
          {history.map(({ by, at, what }) => (
            <li key={`${at} ${what}`}>
              {by} {what} <TimeText at={at} format="date_time" className="muted" />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
