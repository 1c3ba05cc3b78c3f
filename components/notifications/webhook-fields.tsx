'use client';

import {
  WEBHOOK_KIND_LABELS,
  WEBHOOK_KINDS,
  type WebhookKind,
} from '@/lib/domain/notifications/webhook-kinds';

import { Checkbox } from '../ui/checkbox';
import { TextField } from '../ui/text-field';

/** What is said of an address: how it is called, where it is, of what it is told. */
export type WebhookDraft = { name: string; url: string; kinds: readonly WebhookKind[] };

export const WEBHOOK_FIELDS = ['name', 'url', 'kinds'] as const;

type WebhookFieldsProps = {
  value: WebhookDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (value: WebhookDraft) => void;
};

export function WebhookFields({ value, errors, onChange }: WebhookFieldsProps) {
  const set = (change: Partial<WebhookDraft>) => onChange({ ...value, ...change });
  return (
    <>
      <TextField
        label="Name"
        value={value.name}
        maxLength={100}
        placeholder="Channel of the desk"
        error={errors['name']}
        onChange={({ target }) => set({ name: target.value })}
      />
      <TextField
        label="Address"
        value={value.url}
        maxLength={2000}
        inputMode="url"
        placeholder="https://"
        error={errors['url']}
        onChange={({ target }) => set({ url: target.value })}
      />
      <fieldset className="roles">
        <legend className="lab">Of what</legend>
        <div className="hook-kinds">
          {WEBHOOK_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              label={WEBHOOK_KIND_LABELS[kind]}
              checked={value.kinds.includes(kind)}
              onChange={({ target }) =>
                set({
                  kinds: WEBHOOK_KINDS.filter((one) =>
                    one === kind ? target.checked : value.kinds.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
        {errors['kinds'] !== undefined && (
          <p className="roles-error" role="alert">
            {errors['kinds']}
          </p>
        )}
      </fieldset>
    </>
  );
}
