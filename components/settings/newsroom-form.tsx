'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { updateNewsroom } from '@/lib/contracts/endpoints/newsroom';

import { TextField } from '../ui/text-field';
import { SettingsFooter } from './settings-footer';
import { useWrite } from './use-write';

type NewsroomFormProps = { name: string; canEdit: boolean; isWelcome: boolean };

export function NewsroomForm({ name: saved, canEdit, isWelcome }: NewsroomFormProps) {
  const [name, setName] = useState(saved);
  const { state, errors, failure, write, touch } = useWrite();

  async function handleSave() {
    return (await write(() => call(updateNewsroom, { body: { name } }))) !== null;
  }

  return (
    <>
      <header>
        <div>
          <h1 className="big">The newsroom</h1>
          <p className="muted">Its name stands on every report and every invitation.</p>
        </div>
      </header>
      <form
        className="set-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canEdit) void handleSave();
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={120}
          readOnly={!canEdit}
          error={errors['name']}
          onChange={(event) => {
            touch();
            setName(event.target.value);
          }}
        />
      </form>
      <div />
      <SettingsFooter
        section="newsroom"
        isWelcome={isWelcome}
        {...(canEdit && {
          saving: {
            state,
            failure: errors['name'] === undefined ? failure : null,
            isChanged: name !== saved,
            onSave: handleSave,
            onDiscard: () => {
              touch();
              setName(saved);
            },
          },
        })}
      />
    </>
  );
}
