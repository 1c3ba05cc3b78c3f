'use client';

import type { ReactNode } from 'react';

import { Button } from './button';
import { CopyOnce } from './copy-once';
import { Notice } from './notice';
import type { useWrite } from './use-write';

type MakeFormProps = {
  /** Of the heading; one of its kind on a page. */
  id: string;
  title: string;
  /** Of the button. */
  action: string;
  icon: ReactNode;
  making: Pick<ReturnType<typeof useWrite>, 'state' | 'errors' | 'failure'>;
  /** The fields that say themselves what is wrong with them. */
  fields: readonly string[];
  onMake: () => Promise<void>;
  /** What was made, with the secret that is shown this once and what to do with it. */
  made: { label: string; secret: string; advice: string } | null;
  /** The fields. */
  children: ReactNode;
};

/** A panel in which something with a secret is made: its fields, the button, and once made the secret. */
export function MakeForm({
  id,
  title,
  action,
  icon,
  making: { state, errors, failure },
  fields,
  onMake,
  made,
  children,
}: MakeFormProps) {
  const isSaid = fields.some((field) => errors[field] !== undefined);
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <form
        className="panel-b"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onMake();
        }}
      >
        {children}
        {failure !== null && !isSaid && <Notice tone="bad">{failure}</Notice>}
        <Button type="submit" variant="primary" icon={icon} busy={state === 'saving'}>
          {action}
        </Button>
        {made !== null && (
          <CopyOnce label={made.label} value={made.secret}>
            {made.advice}
          </CopyOnce>
        )}
      </form>
    </section>
  );
}
