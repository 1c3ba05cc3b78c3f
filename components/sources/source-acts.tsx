'use client';

import { Eye } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SourceDetail } from '@/lib/contracts/sources';

import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { SelectField } from '../ui/select-field';

type SourceActsProps = {
  source: SourceDetail;
  others: readonly { value: string; label: string }[];
  members: readonly { userId: string; name: string }[];
};

const endpoints = () => import('@/lib/contracts/endpoints/sources');

/** What can be done with a source: told who it is, say it is another, let somebody in on it. */
export function SourceActs({ source, others, members }: SourceActsProps) {
  const router = useRouter();
  const { failure, state, write } = useWrite();
  const [told, setTold] = useState<{ name: string; details: string } | null>(null);
  const [intoId, setIntoId] = useState('');
  const [readers, setReaders] = useState(() => source.readers.map(({ userId }) => userId));
  const params = { sourceId: source.id };
  const isBusy = state === 'saving';

  async function tell() {
    const answer = await write(() =>
      callLater(async () => (await endpoints()).readSourceName, { params }),
    );
    if (answer !== null) setTold(answer.data);
  }
  async function merge() {
    const answer = await write(() =>
      callLater(async () => (await endpoints()).mergeSource, { params, body: { intoId } }),
    );
    if (answer !== null) router.push(`/sources/${intoId}`);
  }

  return (
    <div className="src-acts">
      {failure !== null && (
        <p className="error" role="alert">
          {failure}
        </p>
      )}
      {source.mayKnowName && told === null && (
        <Button
          size="sm"
          icon={<Eye strokeWidth={1.9} />}
          disabled={isBusy}
          onClick={() => void tell()}
        >
          Show who it is (put on record)
        </Button>
      )}
      {told !== null && (
        <p className="note" role="status">
          <b>{told.name}</b> {told.details}{' '}
          <Button size="sm" variant="quiet" onClick={() => setTold(null)}>
            Hide
          </Button>
        </p>
      )}
      {source.mayLetIn && (
        <details>
          <summary>Who may know, beside those who look after sources</summary>
          {members.map(({ userId, name }) => (
            <Checkbox
              key={userId}
              label={name}
              checked={readers.includes(userId)}
              onChange={({ target }) =>
                setReaders((before) =>
                  target.checked ? [...before, userId] : before.filter((one) => one !== userId),
                )
              }
            />
          ))}
          <Button
            size="sm"
            disabled={isBusy}
            onClick={() =>
              void write(() =>
                callLater(async () => (await endpoints()).letIntoSource, {
                  params,
                  body: { userIds: readers },
                }),
              )
            }
          >
            Save who may know
          </Button>
        </details>
      )}
      {!source.confidential && others.length > 0 && (
        <div className="src-merge">
          <SelectField
            small
            label="It is the same as"
            value={intoId}
            options={[{ value: '', label: 'No other' }, ...others]}
            onChange={({ target }) => setIntoId(target.value)}
          />
          <Button size="sm" disabled={isBusy || intoId === ''} onClick={() => void merge()}>
            Merge
          </Button>
        </div>
      )}
    </div>
  );
}
