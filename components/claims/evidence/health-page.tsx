import { CircleCheck, CircleDashed, CircleSlash, MoveRight, Pencil } from 'lucide-react';
import Link from 'next/link';

import type { HealthView } from '@/lib/contracts/evidence';
import { LINK_LABELS, LINK_STATES, needsLook } from '@/lib/domain/evidence/link-health';

import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { SelectField } from '../../ui/select-field';
import { Tag } from '../../ui/tag';
import { TimeText } from '../../ui/time-text';
import { SignatureWords } from './link-notice';

const LOOKS = {
  dead: { tone: 'bad', icon: <CircleSlash /> },
  changed: { tone: 'warn', icon: <Pencil /> },
  moved: { tone: 'warn', icon: <MoveRight /> },
  unchecked: { tone: 'line', icon: <CircleDashed /> },
  alive: { tone: 'ok', icon: <CircleCheck /> },
} as const;

/** Cited links that are no longer what they were, and what rests on them. */
export function HealthPage({ health, storyId }: { health: HealthView; storyId: string | null }) {
  const { links, counts, stories } = health;
  const troubled = links.filter(({ state }) => needsLook(state));
  const sound = links.filter(({ state }) => !needsLook(state));
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Evidence</h1>
          <p className="muted">
            {LINK_STATES.map((state) => `${LINK_LABELS[state]}: ${counts[state]}`).join('; ')}.
            Every cited address is looked at once a day.
          </p>
        </div>
      </header>
      <form className="ev-filter" action="/evidence">
        <SelectField
          small
          label="Story"
          name="story"
          defaultValue={storyId ?? ''}
          options={[
            { value: '', label: 'All stories' },
            ...stories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button size="sm" type="submit">
          Show
        </Button>
        {storyId !== null && (
          <Link href={`/stories/${storyId}/statements`}>Statements of this story</Link>
        )}
      </form>
      <h2>Needs a look</h2>
      {troubled.length === 0 ? (
        <Empty title="No cited page is gone, moved or changed">
          {counts.unchecked > 0
            ? `${counts.unchecked} have not been looked at yet.`
            : 'All of them answer as they did.'}
        </Empty>
      ) : (
        <LinkList links={troubled} />
      )}
      {sound.length > 0 && (
        <details className="ev-more">
          <summary>{sound.length} others</summary>
          <LinkList links={sound} />
        </details>
      )}
    </>
  );
}

function LinkList({ links }: { links: HealthView['links'] }) {
  return (
    <ul className="ev-list">
      {links.map(({ url, state, detail, since, claims }) => (
        <li key={url}>
          <p className="ev-line">
            <Tag {...LOOKS[state]}>{LINK_LABELS[state]}</Tag>
            <a href={url} target="_blank" rel="noopener noreferrer nofollow">
              {url}
            </a>
            {since !== null && (
              <span>
                since <TimeText at={since} format="date" />
              </span>
            )}
          </p>
          {detail !== '' && <p className="fine">{detail}</p>}
          <ul className="ev-claims">
            {claims.map((claim) => (
              <li key={claim.citationId}>
                <Link href={`/rounds/${claim.roundId}?claim=${claim.annotationId}`}>
                  {claim.claimText}
                </Link>{' '}
                <span className="muted">
                  {claim.articleTitle}, cited as {claim.source}.
                </span>{' '}
                <SignatureWords signatures={claim.signatures} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
