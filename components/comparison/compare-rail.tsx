'use client';

import { AgreementList } from './agreement-list';
import { useCompare } from './compare-context';
import { FilterList } from './filter-list';
import { LinePicker } from './line-picker';
import { VerdictMatrix } from './verdict-matrix';

/** Beside the text: how far the readings agree, and which groups are listed. */
export function CompareRail() {
  const { reviewers, pair, setPair } = useCompare();
  return (
    <>
      <LinePicker
        id="pair"
        columns={reviewers.map(({ letter, name, index }) => ({
          index,
          label: `${letter} · ${name}`,
        }))}
        pair={pair}
        onChange={setPair}
      />
      <AgreementList />
      <VerdictMatrix />
      <FilterList />
    </>
  );
}
