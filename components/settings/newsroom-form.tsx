'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { updateNewsroom } from '@/lib/contracts/endpoints/newsroom';

import { Checkbox } from '../ui/checkbox';
import { TextField } from '../ui/text-field';
import { SettingsFooter } from './settings-footer';
import { useWrite } from '../ui/use-write';

type NewsroomFormProps = {
  name: string;
  suggestsPassages: boolean;
  canEdit: boolean;
  isWelcome: boolean;
};

export function NewsroomForm({
  name: savedName,
  suggestsPassages: savedSuggests,
  canEdit,
  isWelcome,
}: NewsroomFormProps) {
  const [name, setName] = useState(savedName);
  const [suggestsPassages, setSuggests] = useState(savedSuggests);
  const { state, errors, failure, write, touch } = useWrite();

  async function handleSave() {
    return (await write(() => call(updateNewsroom, { body: { name, suggestsPassages } }))) !== null;
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
        <Checkbox
          label="Suggest passages"
          hint="On the desk, sentences not yet examined carry the reasons to look: a number, a date, a quotation, a name. Found on this machine, and never a verdict."
          checked={suggestsPassages}
          disabled={!canEdit}
          onChange={(event) => {
            touch();
            setSuggests(event.target.checked);
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
            isChanged: name !== savedName || suggestsPassages !== savedSuggests,
            onSave: handleSave,
            onDiscard: () => {
              touch();
              setName(savedName);
              setSuggests(savedSuggests);
            },
          },
        })}
      />
    </>
  );
}
