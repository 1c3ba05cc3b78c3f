'use client';

import { useRouter } from 'next/navigation';

import type { RoundView } from '@/lib/contracts/round';

import { SelectField } from '../../ui/select-field';

type RoundPickerProps = {
  articleId: string;
  rounds: readonly RoundView[];
  first: string;
  second: string;
};

/** Which two rounds stand side by side. The choice is in the address, so that it can be sent on. */
export function RoundPicker({ articleId, rounds, first, second }: RoundPickerProps) {
  const router = useRouter();
  const options = (taken: string) =>
    rounds.map(({ id, ordinal, versionOrdinal, mode }) => ({
      value: id,
      label: `Round ${ordinal}, ${mode}, version ${versionOrdinal}`,
      disabled: id === taken,
    }));
  function go(chosen: { first: string; second: string }) {
    router.push(`/articles/${articleId}/comparison?${new URLSearchParams(chosen).toString()}`);
  }
  return (
    <div className="cr-pick">
      <SelectField
        small
        label="One"
        options={options(second)}
        value={first}
        onChange={(event) => go({ first: event.target.value, second })}
      />
      <SelectField
        small
        label="The other"
        options={options(first)}
        value={second}
        onChange={(event) => go({ first, second: event.target.value })}
      />
    </div>
  );
}
