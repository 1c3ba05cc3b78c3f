import Link from 'next/link';

import type { AuditEntry } from '@/lib/contracts/audit';
import { EVENT_KIND_LABELS } from '@/lib/domain/events/event-kinds';

import { Empty } from '../ui/empty';
import { HashText } from '../ui/hash-text';
import { TimeText } from '../ui/time-text';

type AuditListProps = { entries: readonly AuditEntry[]; isOfOneArticle: boolean };

/** Who did what, when, to what; each with the place that binds it to the one before it. */
export function AuditList({ entries, isOfOneArticle }: AuditListProps) {
  if (entries.length === 0) {
    return (
      <Empty title="Nothing on record">
        Nothing that fits was recorded, or it is not yours to see.
      </Empty>
    );
  }
  return (
    <table className="audit-t">
      <caption className="sr">The record, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          {!isOfOneArticle && <th scope="col">Article</th>}
          <th scope="col">Kind</th>
          <th scope="col">Entry</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="num">
              <TimeText at={entry.occurredAt} />
            </td>
            <td>{entry.actor?.name ?? 'Obelus'}</td>
            <td>
              {entry.payload === null ? (
                entry.summary
              ) : (
                <details>
                  <summary>{entry.summary}</summary>
                  <pre>{JSON.stringify(entry.payload, null, 2)}</pre>
                </details>
              )}
            </td>
            {!isOfOneArticle && (
              <td>
                {entry.article === null ? (
                  <span className="muted">the newsroom</span>
                ) : (
                  <Link href={`/articles/${entry.article.id}`}>{entry.article.code}</Link>
                )}
              </td>
            )}
            <td className="muted">{EVENT_KIND_LABELS[entry.kind]}</td>
            <td className="num">
              {entry.rev === null || entry.hash === null ? (
                <span className="muted">hidden</span>
              ) : (
                <>
                  {entry.rev} <HashText hash={entry.hash} digits={8} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
