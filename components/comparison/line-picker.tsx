'use client';

import { SelectField } from '../ui/select-field';

type LinePickerProps = {
  /** Of its heading. */
  id: string;
  /** Whose line can be drawn, each by its place. */
  columns: readonly { index: number; label: string }[];
  pair: readonly [number, number];
  onChange: (pair: readonly [number, number]) => void;
};

/** Two lines fit under the words; of three columns or more one chooses whose. */
export function LinePicker({ id, columns, pair: [first, second], onChange }: LinePickerProps) {
  if (columns.length <= 2) return null;
  const optionsWithout = (taken: number) =>
    columns.map(({ index, label }) => ({
      value: String(index),
      label,
      disabled: index === taken,
    }));
  return (
    <section className="rail-s cmp-pair" aria-labelledby={id}>
      <div className="rail-h">
        <h2 id={id}>Two on the lines</h2>
        <span className="muted num">of {columns.length}</span>
      </div>
      <SelectField
        small
        label="Upper line"
        options={optionsWithout(second)}
        value={String(first)}
        onChange={(event) => onChange([Number(event.target.value), second])}
      />
      <SelectField
        small
        label="Lower line"
        options={optionsWithout(first)}
        value={String(second)}
        onChange={(event) => onChange([first, Number(event.target.value)])}
      />
    </section>
  );
}
