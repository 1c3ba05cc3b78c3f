import Link from 'next/link';

import { ObelusMark } from '@/components/ui/obelus-mark';
import { PersonBadge } from '@/components/ui/person-badge';
import { TimeText } from '@/components/ui/time-text';
import type { Activity } from '@/lib/contracts/home';

/** What happened lately that the person may see. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  return (
    <section className="hist plain" aria-labelledby="activity-heading">
      <h2 id="activity-heading">Recent activity</h2>
      <ol>
        {activity.map((entry, index) => {
          const [role] = entry.roles;
          return (
            <li key={index}>
              {role === undefined ? (
                <span className="who who-r">
                  <ObelusMark />
                </span>
              ) : (
                <PersonBadge role={role} label="" />
              )}
              <div>
                <p>
                  <b>{entry.actorName}</b> {entry.summary}
                  {entry.article !== null && (
                    <>
                      {' in '}
                      {entry.article.roundId === null ? (
                        <span className="num">{entry.article.code}</span>
                      ) : (
                        <Link className="num" href={`/rounds/${entry.article.roundId}`}>
                          {entry.article.code}
                        </Link>
                      )}
                    </>
                  )}
                </p>
                <small className="num">
                  <TimeText at={entry.occurredAt} format="date_time" />
                </small>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
