import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { PersonBadge } from '../ui/person-badge';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { useCompare } from './compare-context';
import { pairAgreementOf } from './pair-agreement';

/** The verdicts of one reviewer against those of another, over the claims that both judged. */
export function VerdictMatrix() {
  const { view, reviewers, pair, verdictOf } = useCompare();
  const between = pairAgreementOf(view.agreement, reviewers, pair);
  const [first, second] = [reviewers[pair[0]], reviewers[pair[1]]];
  if (between === null || first === undefined || second === undefined) return null;
  const { verdicts, counts } = between.matrix;
  const title = `Verdicts, ${first.letter} against ${second.letter}`;
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  return (
    <section className="rail-s" aria-labelledby="matrix">
      <div className="rail-h">
        <h2 id="matrix">{title}</h2>
      </div>
      {verdicts.length === 0 ? (
        <p className="fine">There is no claim that both judged.</p>
      ) : (
        <>
          <table className="mx">
            <caption className="sr">
              Verdicts of the {total} claims that both judged, {first.letter} in rows,{' '}
              {second.letter} in columns
            </caption>
            <thead>
              <tr>
                <td>
                  <span className="mxc">
                    <PersonBadge small reviewerIndex={first.index} label={first.name} />
                    <span aria-hidden="true">\</span>
                    <PersonBadge small reviewerIndex={second.index} label={second.name} />
                  </span>
                </td>
                {verdicts.map((id) => (
                  <VerdictHead key={id} scope="col" verdict={verdictOf(id)} id={id} />
                ))}
              </tr>
            </thead>
            <tbody>
              {verdicts.map((row, at) => (
                <tr key={row}>
                  <VerdictHead scope="row" verdict={verdictOf(row)} id={row} />
                  {verdicts.map((column, to) => {
                    const count = counts[at]?.[to] ?? 0;
                    const names = [at === to ? 'dg' : '', count > 0 ? 'hit' : ''];
                    return (
                      <td
                        key={column}
                        className={names.filter((name) => name !== '').join(' ')}
                        style={count > 0 ? { '--n': Math.min(count, 16) } : undefined}
                      >
                        {count > 0 ? count : <span className="sr">0</span>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="fine">Framed cells agree.</p>
        </>
      )}
    </section>
  );
}

type VerdictHeadProps = { scope: 'col' | 'row'; verdict: Verdict | null; id: string };

function VerdictHead({ scope, verdict, id }: VerdictHeadProps) {
  const label = verdict?.label ?? id;
  return (
    <th scope={scope} title={label}>
      <VerdictGlyph verdict={verdict} />
      <span className="sr">{label}</span>
    </th>
  );
}
