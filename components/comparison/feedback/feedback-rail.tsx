import Link from 'next/link';

import { FilterSection } from '../filter-section';
import { countByFilter } from '../list-model';
import { PersonBadge } from '../../ui/person-badge';
import { ProgressBar } from '../../ui/progress-bar';
import { FILTER_ICONS } from './feedback-list';
import { type FilterId, FILTERS, filterIdsOf } from './feedback-model';
import type { FeedbackState } from './use-feedback-state';
import { FILTER_WORDS } from './words';

/** Whose reading it is, how much of it stands, and what is listed. */
export function FeedbackRail({ state }: { state: FeedbackState }) {
  return (
    <>
      <WhoseReading state={state} />
      <Totals state={state} />
      <Filters state={state} />
    </>
  );
}

/** The head of research may read what each of them learns. */
function WhoseReading({ state: { page, reviewers, reviewer, isYou } }: { state: FeedbackState }) {
  const readable = reviewers.filter(({ userId }) => page.readable.includes(userId));
  return (
    <section className="rail-s" aria-labelledby="whose">
      <div className="rail-h">
        <h2 id="whose">{isYou ? 'Your reading' : 'Reading'}</h2>
        <span className="muted num">Round {page.round.ordinal}</span>
      </div>
      {readable.length > 1 ? (
        <ul className="fb-who">
          {readable.map(({ userId, name, index }) => (
            <li key={userId}>
              <Link
                href={`/rounds/${page.round.id}/feedback?reviewer=${userId}`}
                aria-current={userId === reviewer.userId ? 'true' : undefined}
              >
                <PersonBadge small reviewerIndex={index} label="" />
                {name}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="fb-you">
          <PersonBadge small reviewerIndex={reviewer.index} label="" />
          {reviewer.name}
        </p>
      )}
    </section>
  );
}

function Totals({ state: { totals, isYou } }: { state: FeedbackState }) {
  const { own, asDecided, missed } = totals;
  const who = isYou ? 'you' : 'they';
  return (
    <section className="rail-s" aria-labelledby="totals">
      <div className="rail-h">
        <h2 id="totals">Decided</h2>
        <span className="muted num">
          {own} {own === 1 ? 'claim' : 'claims'}
        </span>
      </div>
      <p className="fb-sum">
        <b className="num">
          {asDecided} of {own}
        </b>{' '}
        {asDecided === 1 ? 'stands' : 'stand'} as {who} had {asDecided === 1 ? 'it' : 'them'}.
      </p>
      <ProgressBar
        done={asDecided}
        total={own}
        label={`${asDecided} of ${own} claims stand as ${who} had them`}
      />
      <p className="fine">
        {missed === 0
          ? `Every claim that was kept, ${who} had marked.`
          : `${missed} ${missed === 1 ? 'claim' : 'claims'} of others ${missed === 1 ? 'was' : 'were'} kept that ${who} had not marked.`}
      </p>
      <p className="fine">This is for learning from. It is no grade for a reviewer.</p>
    </section>
  );
}

function Filters({ state: { entries, hidden, toggleFilter, isYou } }: { state: FeedbackState }) {
  return (
    <FilterSection
      id="fb-filters"
      total={`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`}
      filters={FILTERS.map((id) => ({ id, label: labelOf(id, isYou), icon: FILTER_ICONS[id] }))}
      counts={countByFilter(entries, filterIdsOf)}
      hidden={hidden}
      onToggle={toggleFilter}
    />
  );
}

function labelOf(id: FilterId, isYou: boolean): string {
  if (isYou && id === 'missed') return 'Missed by you';
  if (isYou && id === 'as_decided') return 'As you had it';
  return FILTER_WORDS[id];
}
