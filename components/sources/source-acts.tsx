'use client';

import { Eye, Lock, Merge, Pencil, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SourceDetail, SourceName } from '@/lib/contracts/sources';

import { Button } from '../ui/button';
import { InlineForm } from '../ui/inline-form';
import { SelectField } from '../ui/select-field';
import { useWrite } from '../ui/use-write';
import { ProtectForm } from './protect-form';
import { ReaderChoice } from './reader-choice';
import { SourceForm } from './source-form';

type SourceActsProps = {
  source: SourceDetail;
  others: readonly { id: string; label: string; confidential: boolean }[];
  members: readonly { userId: string; name: string }[];
};

const endpoints = () => import('@/lib/contracts/endpoints/sources');

type Part = 'edit' | 'protect' | 'readers' | 'merge';

/** What can be done with a source; one thing at a time. */
export function SourceActs({ source, others, members }: SourceActsProps) {
  const [part, setPart] = useState<Part | null>(null);
  const { failure, state, write } = useWrite();
  const [told, setTold] = useState<SourceName | null>(null);
  const { confidential, mayKnowName, mayLetIn } = source;
  const open = others.filter((one) => !one.confidential).map(toChoice);
  const close = () => setPart(null);

  async function tell() {
    const answer = await write(() =>
      callLater(async () => (await endpoints()).readSourceName, {
        params: { sourceId: source.id },
      }),
    );
    if (answer !== null) setTold(answer.data);
  }

  return (
    <div className="src-acts">
      {part === null && (
        <div className="src-buttons">
          <Button size="sm" icon={<Pencil strokeWidth={1.9} />} onClick={() => setPart('edit')}>
            Edit
          </Button>
          {!confidential && (
            <Button size="sm" icon={<Lock strokeWidth={1.9} />} onClick={() => setPart('protect')}>
              Make it confidential
            </Button>
          )}
          {!confidential && open.length > 0 && (
            <Button size="sm" icon={<Merge strokeWidth={1.9} />} onClick={() => setPart('merge')}>
              It is another one
            </Button>
          )}
          {mayKnowName && told === null && (
            <Button
              size="sm"
              icon={<Eye strokeWidth={1.9} />}
              busy={state === 'saving'}
              onClick={() => void tell()}
            >
              Show who it is (put on record)
            </Button>
          )}
          {mayLetIn && (
            <Button size="sm" icon={<Users strokeWidth={1.9} />} onClick={() => setPart('readers')}>
              Who may know
            </Button>
          )}
        </div>
      )}
      {failure !== null && (
        <p className="error" role="alert">
          {failure}
        </p>
      )}
      {told !== null && (
        <div className="note src-told" role="status">
          <p>
            <b>{told.name}</b>
            {told.otherNames.length > 0 && `, also ${told.otherNames.join(', ')}`}
          </p>
          {told.details !== '' && <p className="src-details">{told.details}</p>}
          <Button size="sm" variant="quiet" onClick={() => setTold(null)}>
            Hide
          </Button>
        </div>
      )}
      {part === 'edit' && (
        <SourceForm source={source} others={others.map(toChoice)} onDone={close} />
      )}
      {part === 'protect' && <ProtectForm source={source} members={members} onDone={close} />}
      {part === 'readers' && <ReadersForm source={source} members={members} onDone={close} />}
      {part === 'merge' && <MergeForm source={source} others={open} onDone={close} />}
    </div>
  );
}

function toChoice({ id, label }: { id: string; label: string }) {
  return { value: id, label };
}

function ReadersForm({
  source,
  members,
  onDone,
}: Pick<SourceActsProps, 'source' | 'members'> & { onDone: () => void }) {
  const [readers, setReaders] = useState<readonly string[]>(() =>
    source.readers.map(({ userId }) => userId),
  );
  const { failure, state, write } = useWrite();
  async function save() {
    const done = await write(() =>
      callLater(async () => (await endpoints()).letIntoSource, {
        params: { sourceId: source.id },
        body: { userIds: [...readers] },
      }),
    );
    if (done !== null) onDone();
  }
  return (
    <InlineForm
      className="src-form panel"
      label="Who may know"
      action="Save who may know"
      isBusy={state === 'saving'}
      problem={failure}
      onSend={() => void save()}
      onCancel={onDone}
    >
      <ReaderChoice members={members} readers={readers} onChange={setReaders} />
    </InlineForm>
  );
}

type MergeFormProps = {
  source: SourceDetail;
  others: readonly { value: string; label: string }[];
  onDone: () => void;
};

function MergeForm({ source, others, onDone }: MergeFormProps) {
  const router = useRouter();
  const [intoId, setIntoId] = useState('');
  const { failure, state, write } = useWrite();
  const into = others.find(({ value }) => value === intoId);
  async function merge() {
    const answer = await write(() =>
      callLater(async () => (await endpoints()).mergeSource, {
        params: { sourceId: source.id },
        body: { intoId },
      }),
    );
    if (answer !== null) router.push(`/sources/${intoId}`);
  }
  return (
    <InlineForm
      className="src-form panel"
      label="It is another one"
      action="Merge"
      isReady={into !== undefined}
      isBusy={state === 'saving'}
      problem={failure}
      onSend={() => void merge()}
      onCancel={onDone}
    >
      <SelectField
        small
        label="It is the same as"
        value={intoId}
        options={[{ value: '', label: 'Choose a source' }, ...others]}
        onChange={({ target }) => setIntoId(target.value)}
      />
      <p className="fine">
        {into === undefined
          ? 'The names are joined under the one that is kept. Claims keep their words and their signatures.'
          : `“${source.label}” becomes another name of “${into.label}”, and what came from the one comes from the other. It cannot be undone.`}
      </p>
    </InlineForm>
  );
}
