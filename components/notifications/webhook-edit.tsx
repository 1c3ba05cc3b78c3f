'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import { renewWebhookSecret, updateWebhook } from '@/lib/contracts/endpoints/notifications';
import type { WebhookView } from '@/lib/contracts/notifications';
import { WEBHOOK_KINDS } from '@/lib/domain/notifications/webhook-kinds';

import { Button } from '../ui/button';
import { CopyOnce } from '../ui/copy-once';
import { Notice } from '../ui/notice';
import { TimeText } from '../ui/time-text';
import { useWrite } from '../ui/use-write';
import { WEBHOOK_FIELDS, type WebhookDraft, WebhookFields } from './webhook-fields';

type WebhookEditProps = { webhook: WebhookView; onClose: () => void };

/** Another name, address or other kinds for what is told already; and another secret. */
export function WebhookEdit({ webhook, onClose }: WebhookEditProps) {
  const { id, name, url, kinds } = webhook;
  const [draft, setDraft] = useState<WebhookDraft>({
    ...{ name, url },
    kinds: WEBHOOK_KINDS.filter((kind) => kinds.includes(kind)),
  });
  const { state, errors, failure, write, touch } = useWrite();
  const isSaid = WEBHOOK_FIELDS.some((field) => errors[field] !== undefined);

  async function save() {
    const body = { ...draft, kinds: [...draft.kinds] };
    const saved = await write(() => call(updateWebhook, { params: { webhookId: id }, body }));
    if (saved !== null) onClose();
  }

  return (
    <div className="hook-edit">
      <form
        noValidate
        aria-label={`Change “${name}”`}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      >
        <WebhookFields
          value={draft}
          errors={errors}
          onChange={(value) => {
            touch();
            setDraft(value);
          }}
        />
        {failure !== null && !isSaid && <Notice tone="bad">{failure}</Notice>}
        <div className="form-act">
          <span className="grow" />
          <Button size="sm" variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button size="sm" variant="primary" type="submit" busy={state === 'saving'}>
            Save
          </Button>
        </div>
      </form>
      <NewSecret webhook={webhook} />
    </div>
  );
}

/** Slack and Teams check no signature: their secret is in the address. */
function NewSecret({
  webhook: { id, name, format, previousSecretUntil },
}: {
  webhook: WebhookView;
}) {
  const [isSure, setSure] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { state, failure, write } = useWrite();
  if (format !== 'standard') return null;

  async function renew() {
    const result = await write(() => call(renewWebhookSecret, { params: { webhookId: id } }));
    if (result !== null) setSecret(result.data.secret);
    setSure(false);
  }

  return (
    <div className="hook-secret">
      <div className="hook-h">
        <p className="set-item">
          <b>Secret</b>
          <small>
            {previousSecretUntil === null ? (
              'It was shown once. A new one takes its place; for a day both sign.'
            ) : (
              <>
                It was renewed. The one before it signs too until{' '}
                <TimeText at={previousSecretUntil} format="date_time" />.
              </>
            )}
          </small>
        </p>
        <Button
          size="sm"
          busy={state === 'saving'}
          aria-label={isSure ? `Make a new secret for “${name}”` : `New secret for “${name}”`}
          onClick={() => {
            if (isSure) void renew();
            else setSure(true);
          }}
        >
          {isSure ? 'Really make another' : 'New secret'}
        </Button>
      </div>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {secret !== null && (
        <CopyOnce label={`New secret of “${name}”`} value={secret}>
          Copy the secret now: it is not shown again. For 24 hours messages are signed with the old
          one too.
        </CopyOnce>
      )}
    </div>
  );
}
