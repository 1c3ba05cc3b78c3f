'use client';

import { Webhook as WebhookIcon } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';

import { call } from '@/lib/client/call';
import { createWebhook } from '@/lib/contracts/endpoints/notifications';
import type { CreatedWebhook, WebhookView } from '@/lib/contracts/notifications';
import {
  WEBHOOK_FORMATS,
  WEBHOOK_KIND_LABELS,
  WEBHOOK_KINDS,
  type WebhookFormat,
  type WebhookKind,
} from '@/lib/domain/notifications/webhook-kinds';

import { CopyOnce } from '../ui/copy-once';
import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { WebhookItem } from './webhook-item';

const FORMAT_LABELS: Readonly<Record<WebhookFormat, string>> = {
  standard: 'A program (Standard Webhooks)',
  slack: 'Slack, or what takes its messages',
  teams: 'Microsoft Teams (workflow)',
};

/** Addresses outside that are told what happens. */
export function Webhooks({
  webhooks,
  mayAdminister,
}: {
  webhooks: readonly WebhookView[];
  mayAdminister: boolean;
}) {
  return (
    <>
      <header>
        <div>
          <h1 className="big">Webhooks</h1>
          <p className="muted">
            A program, or a channel of Slack or Teams, is told what happens here. A message names
            what it happened to and holds no word of a claim; what is part of a blind reading leaves
            when its round closes.
          </p>
        </div>
      </header>
      {mayAdminister ? (
        <div className="set-body">
          <div className="set-cols">
            <WebhookForm />
            <section className="panel" aria-labelledby="webhooks">
              <header>
                <h2 id="webhooks">Addresses</h2>
              </header>
              <div className="panel-b">
                {webhooks.length === 0 ? (
                  <p className="muted">No address is told anything.</p>
                ) : (
                  <ul className="set-list hook-list">
                    {webhooks.map((webhook) => (
                      <WebhookItem key={webhook.id} webhook={webhook} />
                    ))}
                  </ul>
                )}
              </div>
            </section>
          </div>
        </div>
      ) : (
        <Notice>Administrators say which addresses are told. Ask one of them.</Notice>
      )}
    </>
  );
}

function WebhookForm() {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [format, setFormat] = useState<WebhookFormat>('standard');
  const [kinds, setKinds] = useState<readonly WebhookKind[]>(WEBHOOK_KINDS);
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  const { state, errors, failure, write, touch } = useWrite();
  const hasFieldError = ['name', 'url', 'kinds'].some((field) => errors[field] !== undefined);

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await write(() =>
      call(createWebhook, { body: { name, url, format, kinds: [...kinds] } }),
    );
    if (result === null) return;
    setCreated(result.data);
    setName('');
    setUrl('');
  }

  return (
    <section className="panel" aria-labelledby="make-webhook">
      <header>
        <h2 id="make-webhook">Tell an address</h2>
      </header>
      <form className="panel-b" noValidate onSubmit={(event) => void handleSubmit(event)}>
        <TextField
          label="Name"
          value={name}
          maxLength={100}
          placeholder="Channel of the desk"
          error={errors['name']}
          onChange={(event) => {
            touch();
            setName(event.target.value);
          }}
        />
        <SelectField
          label="Who reads it"
          value={format}
          options={WEBHOOK_FORMATS.map((one) => ({ value: one, label: FORMAT_LABELS[one] }))}
          onChange={(event) => {
            touch();
            setFormat(WEBHOOK_FORMATS.find((one) => one === event.target.value) ?? 'standard');
          }}
        />
        <TextField
          label="Address"
          value={url}
          maxLength={2000}
          inputMode="url"
          placeholder="https://"
          error={errors['url']}
          onChange={(event) => {
            touch();
            setUrl(event.target.value);
          }}
        />
        <fieldset className="roles">
          <legend className="lab">Of what</legend>
          <div className="hook-kinds">
            {WEBHOOK_KINDS.map((kind) => (
              <Checkbox
                key={kind}
                label={WEBHOOK_KIND_LABELS[kind]}
                checked={kinds.includes(kind)}
                onChange={(event) => {
                  touch();
                  const isOn = event.target.checked;
                  setKinds(
                    WEBHOOK_KINDS.filter((one) => (one === kind ? isOn : kinds.includes(one))),
                  );
                }}
              />
            ))}
          </div>
          {errors['kinds'] !== undefined && (
            <p className="roles-error" role="alert">
              {errors['kinds']}
            </p>
          )}
        </fieldset>
        {failure !== null && !hasFieldError && <Notice tone="bad">{failure}</Notice>}
        <Button
          type="submit"
          variant="primary"
          icon={<WebhookIcon strokeWidth={1.9} />}
          busy={state === 'saving'}
        >
          Tell this address
        </Button>
        {created !== null && (
          <CopyOnce label={`Secret of “${created.name}”`} value={created.secret}>
            Copy the secret now: it is not shown again. The receiver checks with it that a message
            is from here. Slack and Teams do not need it.
          </CopyOnce>
        )}
      </form>
    </section>
  );
}
