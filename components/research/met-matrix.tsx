import type { ResearchView } from '@/lib/contracts/research';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { VerdictGlyph } from '../ui/verdict-glyph';
import { pairId } from './pair-id';

type MetMatrixProps = {
  met: ResearchView['met'];
  verdictOf: (id: string) => Verdict | null;
};

/** The darkest shade, and how many steps lead to it. */
const SHADES = 16;

/** Which verdicts met on the same claim. Pairs have no first and second, so half of it says all. */
export function MetMatrix({ met, verdictOf }: MetMatrixProps) {
  const { verdicts, counts, pairs } = met;
  const most = Math.max(1, ...counts.flat());
  const labelOf = (id: string) => verdictOf(id)?.label ?? id;
  return (
    <table className="mx rs-mx">
      <caption className="sr">
        Verdicts that met on the same claim, {pairs} pairs of judgements. Each pair is counted once,
        above the diagonal.
      </caption>
      <thead>
        <tr>
          <td />
          {verdicts.map((id) => (
            <th key={id} scope="col" title={labelOf(id)}>
              <VerdictGlyph verdict={verdictOf(id)} />
              <span className="sr">{labelOf(id)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {verdicts.map((row, at) => (
          <tr key={row}>
            <th scope="row" title={labelOf(row)}>
              <VerdictGlyph verdict={verdictOf(row)} />
              <span className="sr">{labelOf(row)}</span>
            </th>
            {verdicts.map((column, to) => {
              if (to < at) return <td key={column} className="un" />;
              const count = counts[at]?.[to] ?? 0;
              const names = [to === at ? 'dg' : '', count > 0 ? 'hit' : ''];
              return (
                <td
                  key={column}
                  className={names.filter((name) => name !== '').join(' ')}
                  style={count > 0 ? { '--n': Math.ceil((SHADES * count) / most) } : undefined}
                >
                  {count === 0 ? (
                    <span className="sr">0</span>
                  ) : to === at ? (
                    count
                  ) : (
                    <a
                      href={`#${pairId([row, column])}`}
                      aria-label={`${count}: ${labelOf(row)} against ${labelOf(column)}`}
                    >
                      {count}
                    </a>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
