'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SourceDetail } from '@/lib/contracts/sources';

import { InlineForm } from '../ui/inline-form';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { useWrite } from '../ui/use-write';
import { ReaderChoice } from './reader-choice';

type ProtectFormProps = {
  source: SourceDetail;
  members: readonly { userId: string; name: string }[];
  onDone: () => void;
};

/** A source that everyone knew goes by an alias from now on. */
export function ProtectForm({ source, members, onDone }: ProtectFormProps) {
  const [alias, setAlias] = useState('');
  const [details, setDetails] = useState('');
  const [readers, setReaders] = useState<readonly string[]>([]);
  const { state, failure, write } = useWrite();

  async function save() {
    const done = await write(() =>
      callLater(async () => (await import('@/lib/contracts/endpoints/sources')).protectSource, {
        params: { sourceId: source.id },
        body: { alias, details, userIds: [...readers] },
        ifMatch: source.version,
      }),
    );
    if (done !== null) onDone();
  }

  return (
    <InlineForm
      className="src-form panel"
      label="Make it confidential"
      action="Make it confidential"
      isReady={alias.trim() !== ''}
      isBusy={state === 'saving'}
      problem={failure}
      onSend={() => void save()}
      onCancel={onDone}
    >
      <p className="fine">
        Its names and the notes on it are then told to you, to administrators and heads of research,
        and to whom you let in; each reading is on record. Claims that cite it keep their words at
        the desk. Exports, links and feeds have the alias, those that are out already as well. It
        cannot be undone.
      </p>
      <div className="src-grid">
        <TextField
          small
          autoFocus
          label="Alias"
          hint="What everyone reads in place of its names."
          placeholder="an official at the ministry"
          maxLength={300}
          value={alias}
          onChange={({ target }) => setAlias(target.value)}
        />
        <TextArea
          small
          rows={2}
          label="What only those may read who know it"
          hint="How to reach it, what it was promised."
          maxLength={2_000}
          value={details}
          onChange={({ target }) => setDetails(target.value)}
        />
      </div>
      <ReaderChoice members={members} readers={readers} onChange={setReaders} />
    </InlineForm>
  );
}
