'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { changeRoundRules } from '@/lib/contracts/endpoints/assignments';
import type { RoundRules } from '@/lib/contracts/round-rules';
import { LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { PRIORITIES } from '@/lib/domain/claims/claim';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';
import { NAME_RULE_LABELS, NAME_RULES } from '@/lib/domain/rounds/reading-names';

import { Checkbox } from '../ui/checkbox';
import { SelectField } from '../ui/select-field';
import { VerdictMark } from '../ui/verdict-mark';
import { SettingsForm } from './settings-form';
import { useWrite } from '../ui/use-write';

type RoundRulesFormProps = {
  rules: RoundRules;
  verdicts: readonly Verdict[];
  stories: readonly { id: string; name: string }[];
  canEdit: boolean;
};

/** Which claims need a second reader, and when names stand beside readings. */
export function RoundRulesForm({ rules: saved, verdicts, stories, canEdit }: RoundRulesFormProps) {
  const [rules, setRules] = useState(saved);
  const { state, failure, write, touch } = useWrite();
  const { secondReader } = rules;

  function change(next: Partial<RoundRules>): void {
    touch();
    setRules({ ...rules, ...next });
  }

  /** In the order of `all`, so that the same choice is always saved alike. */
  function toggled<T>(list: readonly T[], one: T, all: readonly T[]): T[] {
    return all.filter((each) => (each === one ? !list.includes(each) : list.includes(each)));
  }

  async function handleSave() {
    return (await write(() => call(changeRoundRules, { body: rules }))) !== null;
  }

  const verdictIds = verdicts.map(({ id }) => id);
  const storyIds = stories.map(({ id }) => id);
  return (
    <SettingsForm
      section="rounds"
      title="Rounds"
      lead="Which claims nobody settles alone, and when reviewers are named beside their readings."
      canEdit={canEdit}
      isChanged={JSON.stringify(rules) !== JSON.stringify(saved)}
      write={{ state, failure, touch }}
      onSave={handleSave}
      onDiscard={() => setRules(saved)}
    >
      <h2>Second reader</h2>
      <p className="fine">
        A claim that any of these applies to is confirmed by somebody who did not write it before a
        stage can sign.
      </p>
      <fieldset disabled={!canEdit}>
        <legend>By priority</legend>
        {PRIORITIES.toReversed().map((priority) => (
          <Checkbox
            key={priority}
            label={`${LEVEL_LABELS[priority]} priority`}
            checked={secondReader.priorities.includes(priority)}
            onChange={() =>
              change({
                secondReader: {
                  ...secondReader,
                  priorities: toggled(secondReader.priorities, priority, PRIORITIES),
                },
              })
            }
          />
        ))}
      </fieldset>
      <fieldset disabled={!canEdit}>
        <legend>By verdict</legend>
        {verdicts.map((verdict) => (
          <Checkbox
            key={verdict.id}
            label={<VerdictMark verdict={verdict} />}
            checked={secondReader.verdicts.includes(verdict.id)}
            onChange={() =>
              change({
                secondReader: {
                  ...secondReader,
                  verdicts: toggled(secondReader.verdicts, verdict.id, verdictIds),
                },
              })
            }
          />
        ))}
      </fieldset>
      {stories.length > 0 && (
        <fieldset disabled={!canEdit}>
          <legend>By story: every claim of it</legend>
          {stories.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={secondReader.storyIds.includes(id)}
              onChange={() =>
                change({
                  secondReader: {
                    ...secondReader,
                    storyIds: toggled(secondReader.storyIds, id, storyIds),
                  },
                })
              }
            />
          ))}
        </fieldset>
      )}
      <h2>Names</h2>
      <SelectField
        label="Reviewers beside the readings of a blind round"
        hint="For new rounds; a round that is there keeps its rule. The order is shuffled, and no address, export or history tells it."
        value={rules.names}
        disabled={!canEdit}
        options={NAME_RULES.map((rule) => ({ value: rule, label: NAME_RULE_LABELS[rule] }))}
        onChange={(event) =>
          change({ names: NAME_RULES.find((rule) => rule === event.target.value) ?? 'shown' })
        }
      />
    </SettingsForm>
  );
}
