import type { ResearchView, ReviewerPairView } from '@/lib/contracts/research';

import { MeasureText } from './measure-text';
import { NumberTable } from './numbers';
import { counted } from './words';

/** Each two reviewers over what both judged. */
export function PairsSection({ research }: { research: ResearchView }) {
  const { pairs } = research;
  const people = research.reviewers.filter(({ userId }) =>
    pairs.some(({ reviewerIds }) => reviewerIds.includes(userId)),
  );
  const pairOf = (one: string, other: string) =>
    pairs.find(({ reviewerIds }) => reviewerIds.includes(one) && reviewerIds.includes(other));
  return (
    <section className="panel rs-panel" id="pairs" aria-labelledby="pairs-title">
      <header>
        <h2 id="pairs-title">Pairs of reviewers</h2>
        <span className="muted">Cohen’s κ</span>
      </header>
      <p className="rs-lead">
        These numbers describe articles and pairs of readings. They are no grade for a person: a
        pair that reads what is disputed agrees less than one that reads what is plain, two can
        agree on what is wrong, and with few claims a value is mostly chance. Look at the claims
        before the number.
      </p>
      {pairs.length === 0 ? (
        <p className="rs-nothing">No two of the reviewers read the same round in this period.</p>
      ) : (
        <NumberTable label="Cohen’s kappa of each two reviewers">
          <thead>
            <tr>
              <td />
              {people.slice(1).map(({ userId, name }) => (
                <th key={userId} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.slice(0, -1).map(({ userId, name }, at) => (
              <tr key={userId}>
                <th scope="row">{name}</th>
                {people.slice(1).map((other, to) => (
                  <td key={other.userId}>
                    {to >= at && <Pair pair={pairOf(userId, other.userId)} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </NumberTable>
      )}
      <p className="fine rs-note">
        κ is agreement beyond what the two would reach by chance with their own mixes of verdicts;
        with it stand the range of 95%, the claims that both judged, and how often they gave the
        same verdict.
      </p>
    </section>
  );
}

function Pair({ pair }: { pair: ReviewerPairView | undefined }) {
  if (pair === undefined) return <span className="rs-undefined">No round together.</span>;
  const { cohensKappa, percentAgreement, rounds } = pair;
  return (
    <span className="rs-pair">
      <MeasureText measure={cohensKappa} format="coefficient" counted="claims" rounds={rounds} />
      <small className="muted num">
        {percentAgreement.value !== null &&
          `${Math.round(percentAgreement.value * 100)}% the same, `}
        {counted(rounds, 'round')}
      </small>
    </span>
  );
}
