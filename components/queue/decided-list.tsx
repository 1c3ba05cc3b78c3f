import Link from 'next/link';

import type { DecidedReading } from '@/lib/contracts/home';

/** Where the desk has decided on the person's own readings: what there is to learn from. */
export function DecidedList({ decided }: { decided: readonly DecidedReading[] }) {
  if (decided.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="decided-heading">
      <header>
        <h2 id="decided-heading">Decisions on your reading</h2>
      </header>
      <ul className="aslist">
        {decided.map(({ roundId, ordinal, article, claims }) => (
          <li key={roundId} className="as">
            <Link href={`/rounds/${roundId}/feedback`}>
              <span className="as-k num">{article.code}</span>
              <span className="as-t">
                <b>{article.title}</b>
                <small>
                  Round {ordinal} · {claims} {claims === 1 ? 'claim' : 'claims'} of yours decided
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
