'use client';

import { Checkbox } from '../ui/checkbox';

type ReaderChoiceProps = {
  members: readonly { userId: string; name: string }[];
  readers: readonly string[];
  onChange: (readers: readonly string[]) => void;
};

/** Who may know a confidential source, beside those who look after sources. */
export function ReaderChoice({ members, readers, onChange }: ReaderChoiceProps) {
  return (
    <fieldset className="src-readers">
      <legend>Who may know, beside those who look after sources</legend>
      {members.map(({ userId, name }) => (
        <Checkbox
          key={userId}
          label={name}
          checked={readers.includes(userId)}
          onChange={({ target }) =>
            onChange(
              target.checked ? [...readers, userId] : readers.filter((one) => one !== userId),
            )
          }
        />
      ))}
    </fieldset>
  );
}
