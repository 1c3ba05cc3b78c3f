'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { updateNewsroom } from '@/lib/contracts/endpoints/newsroom';

import { Checkbox } from '../ui/checkbox';
import { TextField } from '../ui/text-field';
import { SettingsForm } from './settings-form';
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
    <SettingsForm
      section="newsroom"
      title="The newsroom"
      lead="Its name stands on every report and every invitation."
      canEdit={canEdit}
      isWelcome={isWelcome}
      isChanged={name !== savedName || suggestsPassages !== savedSuggests}
      write={{ state, failure: errors['name'] === undefined ? failure : null, touch }}
      onSave={handleSave}
      onDiscard={() => {
        setName(savedName);
        setSuggests(savedSuggests);
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
    </SettingsForm>
  );
}
