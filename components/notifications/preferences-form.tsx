'use client';

import { useState, type SubmitEvent } from 'react';

import { call } from '@/lib/client/call';
import { changeNotificationPreferences } from '@/lib/contracts/endpoints/notifications';
import type { PreferencesView } from '@/lib/contracts/notifications';
import { NOTICE_KINDS, NOTICE_WORDS, type NoticeKind } from '@/lib/domain/notifications/kinds';
import { MAIL_WAYS, type MailWay, type NoticeChoice } from '@/lib/domain/notifications/preferences';

import { SaveLine } from '../ui/save-line';
import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

const GROUPS = [...new Set(NOTICE_KINDS.map((kind) => NOTICE_WORDS[kind].group))];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MAIL_LABELS: Readonly<Record<MailWay, string>> = {
  off: 'No mail',
  now: 'At once',
  digest: 'In the digest',
};

/** How one is told of what: in the application, by mail at once, or in a daily digest. */
export function PreferencesForm({
  preferences,
  email,
}: {
  preferences: PreferencesView;
  email: string;
}) {
  const [choices, setChoices] = useState(preferences.choices);
  const [digestHour, setDigestHour] = useState(preferences.digestHour);
  const [timeZone, setTimeZone] = useState(preferences.timeZone);
  const { state, errors, failure, write, touch } = useWrite();

  function change(kind: NoticeKind, part: Partial<NoticeChoice>) {
    touch();
    setChoices({ ...choices, [kind]: { ...choices[kind], ...part } });
  }

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    await write(() =>
      call(changeNotificationPreferences, { body: { choices, digestHour, timeZone } }),
    );
  }

  return (
    <>
      <header>
        <div>
          <h1 className="big">Notifications</h1>
          <p className="muted">
            Of what you are told, and how. You are never told of what you did yourself, nor of
            anything you may not see.
          </p>
        </div>
      </header>
      {!preferences.sendsMail && (
        <Notice>
          This installation sends no mail, so you are told in the application alone. Whoever runs it
          can name a mail server: see SMTP_URL in .env.example. What you choose here holds from then
          on.
        </Notice>
      )}
      <form className="notice-form" noValidate onSubmit={(event) => void handleSubmit(event)}>
        <div className="vt-scroll">
          <table className="vt">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">In Obelus</th>
                <th scope="col">By mail to {email}</th>
              </tr>
            </thead>
            {GROUPS.map((group) => (
              <tbody key={group}>
                <tr className="notice-group">
                  <th scope="rowgroup" colSpan={3}>
                    {group}
                  </th>
                </tr>
                {NOTICE_KINDS.filter((kind) => NOTICE_WORDS[kind].group === group).map((kind) => {
                  const { label } = NOTICE_WORDS[kind];
                  return (
                    <tr key={kind}>
                      <th scope="row">{label}</th>
                      <td>
                        <label className="check">
                          <input
                            type="checkbox"
                            checked={choices[kind].app}
                            aria-label={`${label}: in Obelus`}
                            onChange={(event) => change(kind, { app: event.target.checked })}
                          />
                        </label>
                      </td>
                      <td>
                        <SelectField
                          label={`${label}: by mail`}
                          hideLabel
                          small
                          value={choices[kind].mail}
                          options={MAIL_WAYS.map((way) => ({
                            value: way,
                            label: MAIL_LABELS[way],
                          }))}
                          onChange={(event) => {
                            const mail = MAIL_WAYS.find((way) => way === event.target.value);
                            if (mail !== undefined) change(kind, { mail });
                          }}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            ))}
          </table>
        </div>
        <fieldset className="notice-digest">
          <legend>The digest</legend>
          <SelectField
            label="Every day at"
            value={String(digestHour)}
            options={HOURS.map((hour) => ({
              value: String(hour),
              label: `${String(hour).padStart(2, '0')}:00`,
            }))}
            onChange={(event) => {
              touch();
              setDigestHour(Number(event.target.value));
            }}
          />
          <TextField
            label="In the time zone"
            value={timeZone}
            maxLength={100}
            list="time-zones"
            error={errors['timeZone']}
            onChange={(event) => {
              touch();
              setTimeZone(event.target.value);
            }}
          />
          <datalist id="time-zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Button
            onClick={() => {
              touch();
              setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
            }}
          >
            Take this computer’s
          </Button>
        </fieldset>
        <div className="im-f">
          <Button type="submit" variant="primary" busy={state === 'saving'}>
            Save
          </Button>
          <SaveLine state={state} failure={errors['timeZone'] === undefined ? failure : null} />
        </div>
      </form>
    </>
  );
}
