'use client';

import { useEffect, useState } from 'react';

import { callLater } from '@/lib/client/call';

import { SelectField } from '../select-field';
import { TextField } from '../text-field';

const load = () =>
  import('@/lib/contracts/endpoints/newsroom').then((module) => module.listMembers);

/** Whom a query is put to, and when its answer is due. `writer` leaves it to the article. */
export type QueryAddress = { to: string; due: string };

export const TO_WRITER: QueryAddress = { to: 'writer', due: '' };

/** As the server wants it: nothing said of the addressee leaves it to the article's writer. */
export function addressOf({ to, due }: QueryAddress): {
  assigneeId?: string | null;
  dueAt: string | null;
} {
  return {
    ...(to !== 'writer' && { assigneeId: to === '' ? null : to }),
    dueAt: due === '' ? null : new Date(due).toISOString(),
  };
}

/** An instant as a field for a local date and time takes it. */
export function localTime(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

type QueryAddressFieldsProps = {
  value: QueryAddress;
  /** The article’s own writer can be left to the server. */
  isNew: boolean;
  onChange: (value: QueryAddress) => void;
};

export function QueryAddressFields({ value, isNew, onChange }: QueryAddressFieldsProps) {
  const [members, setMembers] = useState<readonly { userId: string; name: string }[]>([]);
  useEffect(() => {
    let isOver = false;
    void callLater(load, {}).then((result) => {
      if (result.ok && !isOver) setMembers(result.data.members);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return (
    <div className="fcols">
      <SelectField
        small
        label="Put to"
        options={[
          ...(isNew ? [{ value: 'writer', label: 'the writer of the article' }] : []),
          { value: '', label: 'every writer' },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        value={value.to}
        onChange={({ target }) => onChange({ ...value, to: target.value })}
      />
      <TextField
        small
        optional
        label="Answer due"
        type="datetime-local"
        value={value.due}
        onChange={({ target }) => onChange({ ...value, due: target.value })}
      />
    </div>
  );
}
