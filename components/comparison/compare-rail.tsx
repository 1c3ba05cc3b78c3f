'use client';

import { SelectField } from '../ui/select-field';
import { AgreementList } from './agreement-list';
import { useCompare } from './compare-context';
import { FilterList } from './filter-list';
import { VerdictMatrix } from './verdict-matrix';

/** Beside the text: how far the readings agree, and which groups are listed. */
export function CompareRail() {
  return (
    <>
      <PairPicker />
      <AgreementList />
      <VerdictMatrix />
      <FilterList />
    </>
  );
}

/** Two lines fit under the words; of three reviewers or more one chooses whose. */
function PairPicker() {
  const { reviewers, pair, setPair } = useCompare();
  if (reviewers.length <= 2) return null;
  const options = reviewers.map(({ letter, name, index }) => ({
    value: String(index),
    label: `${letter} · ${name}`,
  }));
  const [first, second] = pair;
  return (
    <section className="rail-s cmp-pair" aria-labelledby="pair">
      <div className="rail-h">
        <h2 id="pair">Two on the lines</h2>
        <span className="muted num">of {reviewers.length}</span>
      </div>
      <SelectField
        small
        label="Upper line"
        options={options.map((option) => ({
          ...option,
          disabled: option.value === String(second),
        }))}
        value={String(first)}
        onChange={(event) => setPair([Number(event.target.value), second])}
      />
      <SelectField
        small
        label="Lower line"
        options={options.map((option) => ({
          ...option,
          disabled: option.value === String(first),
        }))}
        value={String(second)}
        onChange={(event) => setPair([first, Number(event.target.value)])}
      />
    </section>
  );
}
