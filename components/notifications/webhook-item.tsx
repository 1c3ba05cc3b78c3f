'use client';

import { useState } from 'react';

import { call } from '@/lib/client/call';
import {
  listDeliveries,
  removeWebhook,
  replayDelivery,
  tryWebhook,
  updateWebhook,
} from '@/lib/contracts/endpoints/notifications';
import type { DeliveryView, WebhookView } from '@/lib/contracts/notifications';

import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Tag } from '../ui/tag';
import { TimeText } from '../ui/time-text';
import { WebhookEdit } from './webhook-edit';

const STATE_LABELS: Readonly<Record<DeliveryView['state'], string>> = {
  waiting: 'Waits',
  delivered: 'Delivered',
  given_up: 'Given up',
};

/** One address: whether it is told, what was sent to it, and trying it. */
export function WebhookItem({ webhook }: { webhook: WebhookView }) {
  const { id, name, url, kinds, failingSince, disabledAt, disabledNote } = webhook;
  const isOn = disabledAt === null;
  const { state, failure, write } = useWrite();
  const [isSure, setSure] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [log, setLog] = useState<readonly DeliveryView[] | null>(null);
  const [logFailure, setLogFailure] = useState(false);
  const params = { webhookId: id };

  async function readLog() {
    const result = await call(listDeliveries, { params, query: {} });
    setLogFailure(!result.ok);
    if (result.ok) setLog(result.data.deliveries);
  }

  async function change(send: Parameters<typeof write>[0]) {
    if ((await write(send)) !== null && log !== null) await readLog();
  }

  return (
    <li>
      <div className="hook-h">
        <div className="set-item">
          <b>{name}</b>
          <small>
            {url}, {kinds.length} {kinds.length === 1 ? 'kind' : 'kinds'}
          </small>
        </div>
        {!isOn && <Tag>Paused</Tag>}
        <Button
          size="sm"
          aria-expanded={isEditing}
          onClick={() => setEditing(!isEditing)}
          aria-label={`Change “${name}”`}
        >
          Change
        </Button>
        <Button
          size="sm"
          disabled={!isOn || state === 'saving'}
          onClick={() => void change(() => call(tryWebhook, { params }))}
          aria-label={`Try “${name}”`}
        >
          Try
        </Button>
        <Button
          size="sm"
          disabled={state === 'saving'}
          onClick={() =>
            void change(() => call(updateWebhook, { params, body: { enabled: !isOn } }))
          }
          aria-label={`${isOn ? 'Pause' : 'Tell again'} “${name}”`}
        >
          {isOn ? 'Pause' : 'Tell again'}
        </Button>
        <Button
          size="sm"
          disabled={state === 'saving'}
          onClick={() => {
            if (isSure) void write(() => call(removeWebhook, { params }));
            else setSure(true);
          }}
          aria-label={isSure ? `Remove “${name}” and its log` : `Remove “${name}”`}
        >
          {isSure ? 'Really remove it' : 'Remove'}
        </Button>
      </div>
      {isEditing && <WebhookEdit webhook={webhook} onClose={() => setEditing(false)} />}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {!isOn && disabledNote !== '' && <Notice tone="warn">{disabledNote}</Notice>}
      {isOn && failingSince !== null && (
        <Notice tone="warn">
          Nothing has come through since <TimeText at={failingSince} format="date_time" />. It is
          tried again by itself.
        </Notice>
      )}
      <details
        className="hook-log"
        onToggle={(event) => {
          if (event.currentTarget.open) void readLog();
        }}
      >
        <summary>What was sent</summary>
        {logFailure && <Notice tone="bad">The log could not be read. Try again.</Notice>}
        {log?.length === 0 && <p className="muted">Nothing yet.</p>}
        {log !== null && log.length > 0 && (
          <div className="vt-scroll">
            <table className="vt">
              <thead>
                <tr>
                  <th scope="col">Message</th>
                  <th scope="col">State</th>
                  <th scope="col">Last attempt</th>
                  <th scope="col">
                    <span className="sr">Again</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {log.map((delivery) => (
                  <DeliveryRow
                    key={delivery.id}
                    delivery={delivery}
                    mayReplay={isOn}
                    onReplay={() =>
                      void change(() =>
                        call(replayDelivery, { params: { deliveryId: delivery.id } }),
                      )
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    </li>
  );
}

function DeliveryRow({
  delivery,
  mayReplay,
  onReplay,
}: {
  delivery: DeliveryView;
  mayReplay: boolean;
  onReplay: () => void;
}) {
  const { kind, state, attempts, log, createdAt, nextAttemptAt, body } = delivery;
  const last = log.at(-1);
  return (
    <tr>
      <th scope="row">
        {kind}
        <br />
        <TimeText at={createdAt} format="date_time" className="muted" />
        <details>
          <summary>Its words</summary>
          <pre>{body}</pre>
        </details>
      </th>
      <td>
        {STATE_LABELS[state]}
        <br />
        <span className="muted">
          {attempts} {attempts === 1 ? 'attempt' : 'attempts'}
        </span>
      </td>
      <td>
        {last === undefined ? (
          <span className="muted">None yet</span>
        ) : (
          <>
            {last.status ?? 'No answer'}, <TimeText at={last.at} format="date_time" />
            {last.note !== '' && <br />}
            {last.note}
          </>
        )}
        {state === 'waiting' && nextAttemptAt !== null && attempts > 0 && (
          <>
            <br />
            <span className="muted">
              Again <TimeText at={nextAttemptAt} format="date_time" />
            </span>
          </>
        )}
      </td>
      <td className="end">
        <Button size="sm" disabled={!mayReplay} onClick={onReplay}>
          Send again
        </Button>
      </td>
    </tr>
  );
}
