'use client';

import { useState } from 'react';

import { localTime } from '../ui/talk/query-address';
import { useSending } from '../ui/talk/use-sending';
import { Button } from '@/components/ui/button';
import { InlineForm } from '@/components/ui/inline-form';
import { SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { callLater } from '@/lib/client/call';
import type { ReplyView } from '@/lib/contracts/replies';
import {
  REPLY_MEANS,
  REPLY_MEANS_LABELS,
  REPLY_OUTCOMES,
  REPLY_STATE_LABELS,
} from '@/lib/domain/articles/right-of-reply';

const load = () => import('@/lib/contracts/endpoints/replies');

type ReplyFormProps = { reply: ReplyView; onClose: () => void; onChanged: () => void };

/** What is noted of one right of reply. Of two who write at once the second is told and loses nothing. */
export function ReplyForm({ reply, onClose, onChanged }: ReplyFormProps) {
  const [fields, setFields] = useState({
    criticized: reply.criticized,
    gist: reply.gist,
    contact: reply.contact,
    askedAt: localTime(reply.askedAt),
    means: reply.means ?? '',
    dueAt: localTime(reply.dueAt),
    outcome: reply.outcome ?? '',
    answerQuote: reply.answerQuote,
    answerWhere: reply.answerWhere,
  });
  const { error, isBusy, send } = useSending();
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const params = { replyId: reply.id };
  const save = () =>
    send(() =>
      callLater(() => load().then((module) => module.updateReply), {
        params,
        ifMatch: reply.version,
        body: {
          ...fields,
          askedAt: instantOf(fields.askedAt),
          dueAt: instantOf(fields.dueAt),
          means: REPLY_MEANS.find((means) => means === fields.means) ?? null,
          outcome: REPLY_OUTCOMES.find((outcome) => outcome === fields.outcome) ?? null,
        },
      }),
    );
  const remove = () =>
    send(() =>
      callLater(() => load().then((module) => module.removeReply), {
        params,
        ifMatch: reply.version,
      }),
    );
  const then = (sent: Promise<boolean>) =>
    void sent.then((arrived) => {
      if (arrived) onChanged();
    });

  return (
    <InlineForm
      className="reply-form"
      label={`Right of reply of ${reply.criticized}`}
      action="Save"
      isBusy={isBusy}
      problem={error}
      aside={
        <Button size="sm" variant="quiet" onClick={() => then(remove())}>
          Take off the list
        </Button>
      }
      onSend={() => then(save())}
      onCancel={onClose}
    >
      <div className="fcols">
        <TextField
          small
          label="Who is criticized"
          value={fields.criticized}
          onChange={({ target }) => set({ criticized: target.value })}
        />
        <TextField
          small
          optional
          label="What is said of them"
          value={fields.gist}
          onChange={({ target }) => set({ gist: target.value })}
        />
      </div>
      <div className="fcols">
        <TextField
          small
          autoFocus
          label="Who was asked"
          placeholder="such as the press office"
          value={fields.contact}
          onChange={({ target }) => set({ contact: target.value })}
        />
        <SelectField
          small
          label="By what means"
          options={[
            { value: '', label: '–' },
            ...REPLY_MEANS.map((value) => ({ value, label: REPLY_MEANS_LABELS[value] })),
          ]}
          value={fields.means}
          onChange={({ target }) => set({ means: target.value })}
        />
      </div>
      <div className="fcols">
        <TextField
          small
          label="Asked at"
          type="datetime-local"
          value={fields.askedAt}
          onChange={({ target }) => set({ askedAt: target.value })}
        />
        <TextField
          small
          label="Deadline"
          type="datetime-local"
          value={fields.dueAt}
          onChange={({ target }) => set({ dueAt: target.value })}
        />
      </div>
      <SelectField
        small
        label="What came of it"
        options={[
          { value: '', label: 'nothing yet' },
          ...REPLY_OUTCOMES.map((value) => ({ value, label: REPLY_STATE_LABELS[value] })),
        ]}
        value={fields.outcome}
        onChange={({ target }) => set({ outcome: target.value })}
      />
      {fields.outcome === 'answered' && (
        <>
          <TextArea
            small
            serif
            rows={2}
            label="Their answer, quoted"
            value={fields.answerQuote}
            onChange={({ target }) => set({ answerQuote: target.value })}
          />
          <TextField
            small
            label="Where it can be found"
            placeholder="a letter, a recording, a sentence of the article"
            value={fields.answerWhere}
            onChange={({ target }) => set({ answerWhere: target.value })}
          />
        </>
      )}
    </InlineForm>
  );
}

function instantOf(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}
