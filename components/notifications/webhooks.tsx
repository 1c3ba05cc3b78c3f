'use client';

import { Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { createWebhook } from '@/lib/contracts/endpoints/notifications';
import type { CreatedWebhook, WebhookView } from '@/lib/contracts/notifications';
import {
  WEBHOOK_FORMATS,
  WEBHOOK_KINDS,
  type WebhookFormat,
} from '@/lib/domain/notifications/webhook-kinds';

import { ListPanel } from '../ui/list-panel';
import { MakeForm } from '../ui/make-form';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { useWrite } from '../ui/use-write';
import { WEBHOOK_FIELDS, type WebhookDraft, WebhookFields } from './webhook-fields';
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
            <ListPanel
              id="webhooks"
              title="Addresses"
              className="hook-list"
              empty="No address is told anything."
              isEmpty={webhooks.length === 0}
            >
              {webhooks.map((webhook) => (
                <WebhookItem key={webhook.id} webhook={webhook} />
              ))}
            </ListPanel>
          </div>
        </div>
      ) : (
        <Notice>Administrators say which addresses are told. Ask one of them.</Notice>
      )}
    </>
  );
}

const NEW: WebhookDraft = { name: '', url: '', kinds: WEBHOOK_KINDS };

function WebhookForm() {
  const [draft, setDraft] = useState<WebhookDraft>(NEW);
  const [format, setFormat] = useState<WebhookFormat>('standard');
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  const making = useWrite();

  async function make() {
    const body = { ...draft, kinds: [...draft.kinds], format };
    const result = await making.write(() => call(createWebhook, { body }));
    if (result === null) return;
    setCreated(result.data);
    setDraft({ ...draft, name: '', url: '' });
  }

  return (
    <MakeForm
      id="make-webhook"
      title="Tell an address"
      action="Tell this address"
      icon={<WebhookIcon strokeWidth={1.9} />}
      making={making}
      fields={WEBHOOK_FIELDS}
      onMake={make}
      made={
        created && {
          label: `Secret of “${created.name}”`,
          secret: created.secret,
          advice:
            'Copy the secret now: it is not shown again. The receiver checks with it that a message is from here. Slack and Teams do not need it.',
        }
      }
    >
      <SelectField
        label="Who reads it"
        value={format}
        options={WEBHOOK_FORMATS.map((one) => ({ value: one, label: FORMAT_LABELS[one] }))}
        onChange={(event) => {
          making.touch();
          setFormat(WEBHOOK_FORMATS.find((one) => one === event.target.value) ?? 'standard');
        }}
      />
      <WebhookFields
        value={draft}
        errors={making.errors}
        onChange={(value) => {
          making.touch();
          setDraft(value);
        }}
      />
    </MakeForm>
  );
}
