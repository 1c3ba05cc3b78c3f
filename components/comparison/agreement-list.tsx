import type { MeasureView, PairAgreementView } from '@/lib/contracts/comparison';
import type { UndefinedReason } from '@/lib/domain/agreement/measure';

import { useCompare } from './compare-context';
import { pairAgreementOf } from './pair-agreement';

/** Below this many units a value says more about chance than about the readings. */
const ENOUGH_UNITS = 10;

const UNDEFINED_WORDS: Record<UndefinedReason, string> = {
  nothing_to_compare: 'Undefined: there is no claim that both judged.',
  one_value_only: 'Undefined: one verdict throughout, so agreement cannot be told from chance.',
  needs_two_raters: 'Undefined: this is a measure of two reviewers.',
  not_a_number: 'Undefined: the values are no numbers.',
  below_zero: 'Undefined: values below zero have no ratio.',
  order_unknown: 'Undefined: the values have no order.',
};

type Line = { label: string; note: string; measure: MeasureView; asPercent?: boolean };

/** How far the readings agree, in numbers, each with what it rests on. */
export function AgreementList() {
  const { view, reviewers, pair } = useCompare();
  const { agreement } = view;
  const between = pairAgreementOf(agreement, reviewers, pair);
  const counts = agreement.claimCounts.map(({ reviewerId, count }) => {
    const letter = reviewers.find(({ userId }) => userId === reviewerId)?.letter ?? '?';
    return `${letter} ${count}`;
  });
  const isWhole = reviewers.length > 2;
  return (
    <section className="rail-s" aria-labelledby="agreement">
      <div className="rail-h">
        <h2 id="agreement">Agreement</h2>
        <span className="muted num">{counts.join(' · ')} claims</span>
      </div>
      <dl className="meas">
        {between !== null &&
          verdictLines(between).map((line) => <MeasureLine key={line.label} {...line} />)}
        <MeasureLine
          label="Krippendorff’s α"
          note={`verdicts, n ${agreement.krippendorffsAlpha.n}${isWhole ? ', all reviewers' : ''}`}
          measure={agreement.krippendorffsAlpha}
        />
        <MeasureLine
          label="Unitized α"
          note={`where claims are, n ${agreement.unitizedAlpha.n}${isWhole ? ', all reviewers' : ''}`}
          measure={agreement.unitizedAlpha}
        />
        {between !== null &&
          spanLines(between).map((line) => <MeasureLine key={line.label} {...line} />)}
      </dl>
      <p className="fine">
        Values describe this article
        {between !== null &&
          `, with ${between.paired} matched ${between.paired === 1 ? 'pair' : 'pairs'}`}
        . They are no grade for a reviewer. Below each is the range that holds 95% of its values
        when claims, or sections of the text, are drawn again at random.
      </p>
    </section>
  );
}

function verdictLines({ percentAgreement, cohensKappa }: PairAgreementView): Line[] {
  const same = Math.round((percentAgreement.value ?? 0) * percentAgreement.n);
  return [
    {
      label: 'Same verdict',
      note: `${same} of ${percentAgreement.n} judged by both`,
      measure: percentAgreement,
      asPercent: true,
    },
    { label: 'Cohen’s κ', note: `verdicts, n ${cohensKappa.n}`, measure: cohensKappa },
  ];
}

function spanLines({ spanF1, paired }: PairAgreementView): Line[] {
  return [
    { label: 'Span F1', note: `same words, n ${spanF1.exact.n}`, measure: spanF1.exact },
    {
      label: 'Span F1, overlap',
      note: `${paired} matched, n ${spanF1.overlap.n}`,
      measure: spanF1.overlap,
    },
    { label: 'Word F1', note: `marked words, n ${spanF1.token.n}`, measure: spanF1.token },
  ];
}

function MeasureLine({ label, note, measure, asPercent = false }: Line) {
  const { value, undefinedBecause, n, interval } = measure;
  if (value === null) {
    return (
      <div className="undefined">
        <dt>{label}</dt>
        <dd>{UNDEFINED_WORDS[undefinedBecause ?? 'nothing_to_compare']}</dd>
      </div>
    );
  }
  const isFew = n < ENOUGH_UNITS;
  const inWords = (one: number) => (asPercent ? `${Math.round(one * 100)}%` : one.toFixed(2));
  return (
    <div className={isFew ? 'few' : undefined}>
      <dt>
        {label}
        <small>{note}</small>
        {interval !== null && (
          <small className="num">
            {inWords(interval[0])} to {inWords(interval[1])}
          </small>
        )}
      </dt>
      <dd className="num">
        {inWords(value)}
        {isFew ? (
          <small>too few pairs</small>
        ) : (
          <span className="mbar" aria-hidden="true">
            <i style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
