import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { HashText } from '@/components/ui/hash-text';
import { TimeText } from '@/components/ui/time-text';
import type { ArticleView } from '@/lib/contracts/article';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

/** What became of the claims of a round in a version. */
type Fates = {
  versionId: string;
  roundId: string;
  counts: Record<CarriedStatus, number>;
  waiting: number;
};

type VersionListProps = {
  versions: ArticleView['versions'];
  fates: readonly Fates[];
  /** The ways to a new version, for whoever may add one. */
  action: ReactNode;
};

/** The versions of an article, the newest first, each with what it did to the claims. */
export function VersionList({ versions, fates, action }: VersionListProps) {
  const newestId = versions.at(-1)?.id;
  return (
    <section className="panel" aria-labelledby="versions-heading">
      <header className="art-versions">
        <h2 id="versions-heading">Versions</h2>
        {action}
      </header>
      <ol className="art-rounds">
        {versions.toReversed().map((version) => (
          <li key={version.id}>
            <p>
              Version {version.ordinal}{' '}
              <small className="muted">
                {version.characters.toLocaleString('en')} characters, {version.createdBy.name},{' '}
                <TimeText at={version.createdAt} format="date_time" />
              </small>
            </p>
            {fates
              .filter(({ versionId }) => versionId === version.id)
              .map((fate) => (
                <VersionFate
                  key={fate.roundId}
                  fate={fate}
                  ordinal={version.ordinal}
                  isNewest={version.id === newestId}
                />
              ))}
            <p>
              <HashText hash={version.textSha256} digits={32} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const WORDS: readonly (readonly [CarriedStatus, string])[] = [
  ['anchored', 'unchanged'],
  ['moved', 'moved'],
  ['changed', 'reworded'],
  ['ambiguous', 'in several places'],
  ['orphaned', 'orphaned'],
];

function VersionFate({
  fate: { versionId, roundId, counts, waiting },
  ordinal,
  isNewest,
}: {
  fate: Fates;
  ordinal: number;
  isNewest: boolean;
}) {
  const told = WORDS.filter(([status]) => counts[status] > 0).map(
    ([status, word]) => `${counts[status]} ${word}`,
  );
  return (
    <p className="art-fate">
      <span>
        {told.length === 0 ? 'No claim was carried over' : `Claims: ${told.join(', ')}`}
        {isNewest && waiting > 0 && (
          <>
            ; <b>{waiting} to review</b>
          </>
        )}
        .
      </span>{' '}
      <Link href={`/rounds/${roundId}/versions${isNewest ? '' : `?to=${versionId}`}`}>
        Review of version {ordinal}
        <ArrowRight strokeWidth={1.9} />
      </Link>
    </p>
  );
}
