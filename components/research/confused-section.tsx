import Link from 'next/link';

import type { ConfusedVerdictsView, ResearchView } from '@/lib/contracts/research';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';
import { monthInWords } from '@/lib/domain/research/months';

import { VerdictMark } from '../ui/verdict-mark';
import { MeasureText } from './measure-text';
import { MetMatrix } from './met-matrix';
import { NumberTable } from './numbers';
import { pairId } from './pair-id';
import { counted, inFormat, typeInWords } from './words';

/** Which verdicts are taken for each other, on which claims, and which of the two the desk took. */
export function ConfusedSection({ research }: { research: ResearchView }) {
  const { met, byType, whole } = research;
  const verdictOf = (id: string) => research.verdicts.find((one) => one.id === id) ?? null;
  const differing = met.pairs - met.same;
  return (
    <section className="panel rs-panel" id="confused" aria-labelledby="confused-title">
      <header>
        <h2 id="confused-title">Most confused verdicts</h2>
        <span className="muted">
          {differing} of {counted(met.pairs, 'pair')} of judgements differ
        </span>
      </header>
      {met.pairs === 0 ? (
        <p className="rs-nothing">No claim was judged by two of the reviewers.</p>
      ) : (
        <div className="rs-met">
          <div>
            <MetMatrix met={met} verdictOf={verdictOf} />
            <p className="fine">Framed cells agree. The others lead to their row.</p>
          </div>
          {differing === 0 ? (
            <p className="rs-nothing">No two reviewers gave the same claim different verdicts.</p>
          ) : (
            <ConfusedPairs confused={met.confused} differing={differing} verdictOf={verdictOf} />
          )}
        </div>
      )}
      {byType.length > 0 && (
        <>
          <h3 className="rs-sub">By type of claim</h3>
          <NumberTable label="Agreement on verdicts by type of claim">
            <thead>
              <tr>
                <th scope="col">Type</th>
                <th scope="col">Krippendorff’s α</th>
                <th scope="col">Same verdict</th>
                <th scope="col">Most confused</th>
              </tr>
            </thead>
            <tbody>
              {byType.map(({ type, krippendorffsAlpha, percentAgreement }) => (
                <tr key={type ?? 'differs'}>
                  <th scope="row">{typeInWords(type)}</th>
                  <td>
                    <MeasureText
                      measure={krippendorffsAlpha}
                      format="coefficient"
                      counted="claims"
                      rounds={whole.rounds}
                    />
                  </td>
                  <td>
                    <MeasureText
                      measure={percentAgreement}
                      format="percent"
                      counted="claims"
                      rounds={whole.rounds}
                    />
                  </td>
                  <td>
                    <MostConfused pairs={ofType(met.confused, type)} verdictOf={verdictOf} />
                  </td>
                </tr>
              ))}
            </tbody>
          </NumberTable>
        </>
      )}
    </section>
  );
}

type VerdictOf = (id: string) => Verdict | null;

/** How many pairs are shown at once. */
const FIRST = 8;

type ConfusedProps = {
  confused: readonly ConfusedVerdictsView[];
  /** Pairs of judgements that differ, of whatever verdicts. */
  differing: number;
  verdictOf: VerdictOf;
};

/** The most frequent, and the others one step away. */
function ConfusedPairs({ confused, ...rest }: ConfusedProps) {
  const others = confused.slice(FIRST);
  return (
    <div>
      <ConfusedTable
        label="Pairs of verdicts that met on the same claim, the most frequent first"
        confused={confused.slice(0, FIRST)}
        {...rest}
      />
      {others.length > 0 && (
        <details className="rs-numbers">
          <summary>{counted(others.length, 'pair')} less frequent</summary>
          <ConfusedTable label="Less frequent pairs of verdicts" confused={others} {...rest} />
        </details>
      )}
    </div>
  );
}

function ConfusedTable({
  label,
  confused,
  differing,
  verdictOf,
}: ConfusedProps & { label: string }) {
  return (
    <NumberTable label={label}>
      <thead>
        <tr>
          <th scope="col">Verdicts</th>
          <th scope="col">Pairs</th>
          <th scope="col">Of what differs</th>
          <th scope="col">Decided</th>
          <th scope="col">Claims</th>
        </tr>
      </thead>
      <tbody>
        {confused.map((pair) => (
          <tr key={pairId(pair.verdicts)} id={pairId(pair.verdicts)}>
            <th scope="row">
              <Two verdicts={pair.verdicts} verdictOf={verdictOf} />
            </th>
            <td className="num">{pair.pairs}</td>
            <td className="num">{inFormat(pair.pairs / differing, 'percent')}</td>
            <td>
              <Decided pair={pair} verdictOf={verdictOf} />
            </td>
            <td>
              <Claims pair={pair} />
            </td>
          </tr>
        ))}
      </tbody>
    </NumberTable>
  );
}

function Two({
  verdicts,
  verdictOf,
}: {
  verdicts: readonly [string, string];
  verdictOf: VerdictOf;
}) {
  return (
    <span className="rs-two">
      <VerdictMark verdict={verdictOf(verdicts[0])} />
      <VerdictMark verdict={verdictOf(verdicts[1])} />
    </span>
  );
}

/** What the decisions took; nothing is said of what nobody decided. */
function Decided({ pair, verdictOf }: { pair: ConfusedVerdictsView; verdictOf: VerdictOf }) {
  const { first, second, other, rejected, open } = pair.decided;
  const labelOf = (id: string) => verdictOf(id)?.label ?? id;
  const lines = [
    { words: labelOf(pair.verdicts[0]), count: first },
    { words: labelOf(pair.verdicts[1]), count: second },
    { words: 'another verdict', count: other },
    { words: 'nothing to check', count: rejected },
    { words: 'not decided', count: open },
  ].filter(({ count }) => count > 0);
  return (
    <ul className="rs-decided">
      {lines.map(({ words, count }) => (
        <li key={words}>
          <b className="num">{count}</b> {words}
        </li>
      ))}
    </ul>
  );
}

function Claims({ pair }: { pair: ConfusedVerdictsView }) {
  const rest = pair.claims - pair.newest.length;
  return (
    <details className="rs-claims">
      <summary>{counted(pair.claims, 'claim')}</summary>
      <ul>
        {pair.newest.map(({ roundId, annotationId, article, exact, month }) => (
          <li key={annotationId}>
            <Link href={`/rounds/${roundId}/comparison?claim=${annotationId}`} prefetch={false}>
              <q>{exact}</q>
            </Link>
            <small className="muted">
              {article.code} {article.title}, {monthInWords(month)}
            </small>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="fine">And {rest} older. A shorter period lists them.</p>}
    </details>
  );
}

function ofType(confused: readonly ConfusedVerdictsView[], type: string | null) {
  return confused
    .map(({ verdicts, byType }) => ({
      verdicts,
      pairs: byType.find((one) => one.type === type)?.pairs ?? 0,
    }))
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.pairs - a.pairs);
}

function MostConfused({
  pairs,
  verdictOf,
}: {
  pairs: ReturnType<typeof ofType>;
  verdictOf: VerdictOf;
}) {
  const [most] = pairs;
  if (most === undefined) return <span className="muted">none</span>;
  return (
    <span className="rs-most">
      <Two verdicts={most.verdicts} verdictOf={verdictOf} />
      <b className="num">{most.pairs}</b>
    </span>
  );
}
