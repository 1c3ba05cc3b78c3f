'use client';

import { Square, Stamp } from 'lucide-react';
import Link from 'next/link';
import type { CSSProperties } from 'react';

import type { VersionReviewView } from '@/lib/contracts/versions';

import { HashText } from '../ui/hash-text';
import { TimeText } from '../ui/time-text';
import { changeSentence } from './change-words';
import { FATES, FATE_NAMES } from './fate';
import { FateGlyph } from './fate-glyph';
import { useReview } from './review-context';

/** Beside the text: which two versions, what became of the annotations, what is new. */
export function ReviewRail() {
  const { review } = useReview();
  return (
    <>
      <VersionPair review={review} />
      <FateList />
      <section className="rail-s" aria-labelledby="new-text">
        <div className="rail-h">
          <h2 id="new-text">New text</h2>
        </div>
        <ul className="counts">
          <li>
            <Link href={`/rounds/${review.round.id}`}>
              <Square strokeWidth={1.9} />
              <span>Sentences not examined</span>
              <b className="num">{review.unexamined.length}</b>
            </Link>
          </li>
          <li>
            <Link href={`/rounds/${review.round.id}/sign-off`}>
              <Stamp strokeWidth={1.9} />
              <span>Sign-offs now outdated</span>
              <b className="num">{review.outdatedSignatures.length}</b>
            </Link>
          </li>
        </ul>
      </section>
    </>
  );
}

function VersionPair({
  review: { from, to, changes, steps, round },
}: {
  review: VersionReviewView;
}) {
  return (
    <section className="rail-s" aria-labelledby="version-pair">
      <div className="rail-h">
        <h2 id="version-pair">
          Version {from.ordinal} to version {to.ordinal}
        </h2>
      </div>
      <dl className="hash2">
        {[from, to].map((version) => (
          <div key={version.id}>
            <dt>Version {version.ordinal}</dt>
            <dd>
              <HashText hash={version.textSha256} digits={12} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="fine">
        {changeSentence(changes)} By {to.createdBy.name}, <TimeText at={to.createdAt} />.
        {to.summary !== '' && <> “{to.summary}”</>}
      </p>
      {steps.length > 1 && (
        <details className="step-list">
          <summary>Earlier versions</summary>
          <ul className="counts">
            {steps.toReversed().map((step) => (
              <li key={step.toVersionId}>
                <Link
                  href={`/rounds/${round.id}/versions?to=${step.toVersionId}`}
                  aria-current={step.toVersionId === to.id ? 'page' : undefined}
                >
                  <span>
                    Version {step.fromOrdinal} to version {step.toOrdinal}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FateList() {
  const { counts, fate, setFate, items } = useReview();
  const shown = FATES.filter((one) => one !== 'ambiguous' || counts.ambiguous > 0);
  return (
    <section className="rail-s" aria-labelledby="fates">
      <div className="rail-h">
        <h2 id="fates">Annotations</h2>
        <span className="muted num">{items.length}</span>
      </div>
      <ul className="counts">
        {shown.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={counts[one] === 0 ? 'zero' : undefined}
              aria-pressed={fate === one}
              onClick={() => setFate(fate === one ? null : one)}
            >
              <FateGlyph fate={one} />
              <span>{FATE_NAMES[one]}</span>
              <b className="num">{counts[one]}</b>
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <div
          className="stack"
          role="img"
          aria-label={shown.map((one) => `${FATE_NAMES[one]} ${counts[one]}`).join(', ')}
        >
          {shown
            .filter((one) => counts[one] > 0)
            .map((one) => (
              <i
                key={one}
                className={`f-${one}`}
                style={{ flexGrow: counts[one] } satisfies CSSProperties}
              />
            ))}
        </div>
      )}
      <p className="fine">
        {fate === null
          ? 'Unchanged claims carry over with their verdict. All others wait for a person.'
          : `The queue lists ${FATE_NAMES[fate].toLowerCase()} claims only.`}
      </p>
    </section>
  );
}
