import type { DistanceView, DriftOfReviewerView, ResearchView } from '@/lib/contracts/research';
import { monthInWords } from '@/lib/domain/research/months';

import { VerdictMark } from '../ui/verdict-mark';
import { MeasurePlot } from './measure-plot';
import { MeasureText } from './measure-text';
import { Numbers, NumberTable } from './numbers';
import { toPlotPoint } from './plot-point';
import { shareOf } from './shares-section';
import { inFormat, pointsInWords } from './words';

const DISTANCE = { counted: 'verdicts', format: 'percent' } as const;

/** How far the verdicts of each reviewer lie from those of the others in the same rounds. */
export function DriftSection({ research }: { research: ResearchView }) {
  const { drift, months } = research;
  const nameOf = (id: string) => research.reviewers.find(({ userId }) => userId === id)?.name ?? '';
  const high = highestOf(drift);
  return (
    <section className="panel rs-panel" id="drift" aria-labelledby="drift-title">
      <header>
        <h2 id="drift-title">Verdict drift</h2>
        <span className="muted">each reading against the others of the same rounds</span>
      </header>
      <p className="rs-lead">
        The distance is the share of verdicts that would have to be others for the two mixes to look
        alike: half the sum of the differences of their shares. The dashed line is how far it comes
        by chance, 95 times of 100, if the verdicts of each claim are dealt out at random among
        those who gave them. Only a distance above it says anything, and it does not say who is
        right.
      </p>
      <ul className="rs-multiples">
        {drift.map((one) => (
          <li key={one.reviewerId}>
            <figure>
              <figcaption>
                <h3>{nameOf(one.reviewerId)}</h3>
                <p className="rs-whole">
                  <span className="muted">Whole period</span> <Distance one={one} />
                </p>
              </figcaption>
              <MeasurePlot
                title={`Distance of ${nameOf(one.reviewerId)} from the others, by month`}
                points={one.months.map(({ month, distance, own }) => ({
                  ...toPlotPoint(
                    { month, measure: distance, rounds: own.total + own.without },
                    DISTANCE,
                  ),
                  ...(distance.chanceLimit !== null && { chance: distance.chanceLimit }),
                }))}
                format="percent"
                height={170}
                high={high}
              />
            </figure>
          </li>
        ))}
      </ul>
      <Mixes research={research} nameOf={nameOf} />
      <Numbers title="Distances by month in numbers">
        <thead>
          <tr>
            <th scope="col">Month</th>
            {drift.map(({ reviewerId }) => (
              <th key={reviewerId} scope="col">
                {nameOf(reviewerId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ month }) => (
            <tr key={month}>
              <th scope="row">{monthInWords(month)}</th>
              {drift.map(({ reviewerId, months: own }) => (
                <td key={reviewerId}>
                  <DistanceOfMonth of={own.find((one) => one.month === month)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Numbers>
    </section>
  );
}

/** One scale for all, so that they can be looked at side by side: a quarter, a half or more. */
function highestOf(drift: ResearchView['drift']): number {
  const reached = drift.flatMap(({ months }) =>
    months.map(({ distance: { value, interval, chanceLimit } }) =>
      Math.max(interval?.[1] ?? 0, value ?? 0, chanceLimit ?? 0),
    ),
  );
  return Math.ceil(Math.max(0.25, ...reached) * 4) / 4;
}

function Distance({ one }: { one: DriftOfReviewerView }) {
  const { whole, own } = one;
  return <DistanceText distance={whole} rounds={own.total + own.without} />;
}

function DistanceText({ distance, rounds }: { distance: DistanceView; rounds: number }) {
  const { chanceLimit } = distance;
  return (
    <>
      <MeasureText measure={distance} {...DISTANCE} rounds={rounds} />
      {chanceLimit !== null && (
        <small className="muted num rs-chance">
          by chance up to {inFormat(chanceLimit, 'percent')}
        </small>
      )}
    </>
  );
}

function DistanceOfMonth({ of }: { of: DriftOfReviewerView['months'][number] | undefined }) {
  if (of === undefined || of.own.total + of.own.without === 0) {
    return <span className="rs-undefined">No reading.</span>;
  }
  return <DistanceText distance={of.distance} rounds={1} />;
}

/** Which verdicts one gives more often than the others, over the whole period. */
function Mixes({ research, nameOf }: { research: ResearchView; nameOf: (id: string) => string }) {
  const { drift, verdicts } = research;
  return (
    <>
      <h3 className="rs-sub" id="mixes-title">
        Which verdicts more often, which less
      </h3>
      <NumberTable label="Share of each verdict against that of the others, in points of a hundred">
        <thead>
          <tr>
            <th scope="col">Reading</th>
            {verdicts.map((verdict) => (
              <th key={verdict.id} scope="col">
                <VerdictMark verdict={verdict} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drift.map(({ reviewerId, own, others }) => (
            <tr key={reviewerId}>
              <th scope="row">{nameOf(reviewerId)}</th>
              {verdicts.map(({ id }) => {
                const share = shareOf(own, id);
                const ofOthers = shareOf(others, id);
                return (
                  <td key={id} className="num">
                    {share === null || ofOthers === null ? (
                      '–'
                    ) : (
                      <>
                        {pointsInWords(share - ofOthers)}{' '}
                        <small className="rs-below">
                          {inFormat(share, 'percent')} against {inFormat(ofOthers, 'percent')}
                        </small>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </NumberTable>
      <p className="fine rs-note">
        In points of a hundred; the small figures are the share of the reading and that of the
        others in the same rounds.
      </p>
    </>
  );
}
