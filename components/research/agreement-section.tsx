import type { DeskAgreementView, ResearchView } from '@/lib/contracts/research';
import { monthInWords } from '@/lib/domain/research/months';

import { MeasurePlot } from './measure-plot';
import { MeasureText } from './measure-text';
import { Numbers } from './numbers';
import { toPlotPoint } from './plot-point';
import { type Counted, counted as howMany, type Format } from './words';

type MeasureName = Exclude<keyof DeskAgreementView, 'rounds'>;

const MEASURES: readonly {
  name: MeasureName;
  title: string;
  note: string;
  format: Format;
  counted: Counted;
}[] = [
  {
    name: 'krippendorffsAlpha',
    title: 'Krippendorff’s α, verdicts',
    note: 'Agreement beyond chance on the verdicts of the same claims; 1 is full, 0 is what chance gives. Below each month: claims judged by two or more.',
    format: 'coefficient',
    counted: 'claims',
  },
  {
    name: 'percentAgreement',
    title: 'Same verdict',
    note: 'The share of pairs of judgements that are the same. Below each month: claims judged by two or more.',
    format: 'percent',
    counted: 'claims',
  },
  {
    name: 'unitizedAlpha',
    title: 'Unitized α, where claims are',
    note: 'Agreement beyond chance on which words are a claim, over the texts of the month laid end to end. Below each month: marked passages.',
    format: 'coefficient',
    counted: 'marks',
  },
];

/** How far the desk agrees, month by month. */
export function AgreementSection({ months, whole }: Pick<ResearchView, 'months' | 'whole'>) {
  return (
    <section className="panel rs-panel" id="agreement" aria-labelledby="agreement-title">
      <header>
        <h2 id="agreement-title">Agreement of the desk, by month</h2>
        <span className="muted">{howMany(whole.rounds, 'round')}</span>
      </header>
      <div className="rs-plots">
        {MEASURES.map(({ name, title, note, format, counted }) => (
          <figure key={name}>
            <figcaption>
              <h3>{title}</h3>
              <p className="rs-whole">
                <span className="muted">Whole period</span>{' '}
                <MeasureText
                  measure={whole[name]}
                  format={format}
                  counted={counted}
                  rounds={whole.rounds}
                />
              </p>
            </figcaption>
            <MeasurePlot
              title={`${title}, by month`}
              points={months.map(({ month, rounds, ...measures }) =>
                toPlotPoint({ month, rounds, measure: measures[name] }, { counted, format }),
              )}
              format={format}
              height={220}
            />
            <p className="fine">{note}</p>
          </figure>
        ))}
      </div>
      <p className="fine rs-note">
        Lines at a point span 95% of its values when claims, or sections of the texts, are drawn
        again at random. A month without a value is a gap; the table says why.
      </p>
      <Numbers title="Agreement by month in numbers">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Rounds</th>
            {MEASURES.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((one) => (
            <tr key={one.month}>
              <th scope="row">{monthInWords(one.month)}</th>
              <td className="num">{one.rounds}</td>
              {MEASURES.map(({ name, format, counted }) => (
                <td key={name}>
                  <MeasureText
                    measure={one[name]}
                    format={format}
                    counted={counted}
                    rounds={one.rounds}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Numbers>
    </section>
  );
}
