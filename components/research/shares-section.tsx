import Link from 'next/link';

import type { ResearchView, VerdictCountsView } from '@/lib/contracts/research';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';
import { monthInWords } from '@/lib/domain/research/months';

import { VerdictMark } from '../ui/verdict-mark';
import { Numbers } from './numbers';
import { SharesPlot } from './shares-plot';
import { counted } from './words';

type SharesSectionProps = {
  research: ResearchView;
  /** Whose verdicts are shown; everybody’s who is chosen where it is null. */
  of: string | null;
  /** The address of this page with another reviewer in `of`. */
  hrefOf: (reviewerId: string | null) => string;
};

/** How often each verdict is given, month by month. */
export function SharesSection({ research, of, hrefOf }: SharesSectionProps) {
  const { verdicts, scales } = research;
  const rows = monthsOf(research, of);
  const name = research.reviewers.find(({ userId }) => userId === of)?.name;
  const used = verdicts.filter(({ id }) => rows.some((row) => countOf(row.verdicts, id) > 0));
  const whose = name === undefined ? 'all readings' : name;
  const total = rows.reduce((sum, row) => sum + row.verdicts.total, 0);
  const without = rows.reduce((sum, row) => sum + row.verdicts.without, 0);
  return (
    <section className="panel rs-panel" id="verdicts" aria-labelledby="verdicts-title">
      <header>
        <h2 id="verdicts-title">Verdicts, by month</h2>
        <span className="muted">{counted(total, 'verdict')}</span>
      </header>
      <nav className="rs-of" aria-label="Whose verdicts">
        <ul>
          <li>
            <Link
              href={hrefOf(null)}
              aria-current={of === null ? 'true' : undefined}
              scroll={false}
            >
              All readings
            </Link>
          </li>
          {research.drift.map(({ reviewerId }) => (
            <li key={reviewerId}>
              <Link
                href={hrefOf(reviewerId)}
                aria-current={of === reviewerId ? 'true' : undefined}
                scroll={false}
              >
                {research.reviewers.find(({ userId }) => userId === reviewerId)?.name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {total === 0 ? (
        <p className="rs-nothing">No verdict was given in these rounds.</p>
      ) : (
        <>
          <SharesPlot
            title={`Share of each verdict by month, ${whose}`}
            months={rows.map((row) => ({
              month: row.month,
              label: monthInWords(row.month),
              total: row.verdicts.total,
              shares: Object.fromEntries(
                used.map(({ id }) => [id, shareOf(row.verdicts, id) ?? 0]),
              ),
            }))}
            verdicts={used}
            height={300}
          />
          <ul className="rs-legend" aria-label="Verdicts in use">
            {used.map((verdict) => (
              <li key={verdict.id}>
                <VerdictMark verdict={verdict} />
                {verdict.retired && <small>retired</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="fine rs-note">
        Shares are of the verdicts that were given; below each month, how many.{' '}
        {without > 0 && `${counted(without, 'claim')} marked without a verdict have no share. `}
        {scalesInWords(scales)}
      </p>
      <Numbers title="Verdicts by month in numbers">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Verdicts</th>
            {used.map((verdict) => (
              <th key={verdict.id} scope="col">
                <VerdictMark verdict={verdict} />
              </th>
            ))}
            <th scope="col">None yet</th>
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.month}>
              <th scope="row">{monthInWords(row.month)}</th>
              <td className="num">{row.verdicts.total}</td>
              {used.map(({ id }) => (
                <td key={id} className="num">
                  <Share counts={row.verdicts} verdict={id} />
                </td>
              ))}
              <td className="num">{row.verdicts.without}</td>
            </tr>
          ))}
        </tbody>
      </Numbers>
    </section>
  );
}

function Share({ counts, verdict }: { counts: VerdictCountsView; verdict: Verdict['id'] }) {
  const share = shareOf(counts, verdict);
  if (share === null) return '–';
  return (
    <>
      {Math.round(share * 100)}% <small>({countOf(counts, verdict)})</small>
    </>
  );
}

function monthsOf({ months, drift }: ResearchView, of: string | null) {
  const one = drift.find(({ reviewerId }) => reviewerId === of);
  return one === undefined
    ? months.map(({ month, verdicts }) => ({ month, verdicts }))
    : one.months.map(({ month, own }) => ({ month, verdicts: own }));
}

function countOf({ counts }: VerdictCountsView, id: string): number {
  return counts.find(({ verdict }) => verdict === id)?.count ?? 0;
}

/** Null in a month without verdicts, which has no shares. */
export function shareOf(counts: VerdictCountsView, id: string): number | null {
  return counts.total === 0 ? null : countOf(counts, id) / counts.total;
}

function scalesInWords(scales: ResearchView['scales']): string {
  if (scales.length < 2) return '';
  const each = scales.map(
    ({ version, name, rounds }) => `version ${version} (${name}) in ${counted(rounds, 'round')}`,
  );
  return `The rounds use ${scales.length} versions of the scale: ${each.join(', ')}. A verdict is the same in all of them by its id; its name and shape are the newest.`;
}
