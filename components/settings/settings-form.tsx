'use client';

import type { ReactNode } from 'react';

import type { useWrite } from '../ui/use-write';
import { SettingsFooter } from './settings-footer';
import type { SettingsSection } from './settings-nav';

type SettingsFormProps = {
  section: SettingsSection;
  title: string;
  /** What is set here, in a sentence. */
  lead: string;
  canEdit: boolean;
  isWelcome?: boolean;
  isChanged: boolean;
  /** How the last saving went. */
  write: Pick<ReturnType<typeof useWrite>, 'state' | 'failure' | 'touch'>;
  /** Whether it was saved. */
  onSave: () => Promise<boolean>;
  onDiscard: () => void;
  /** Stands beside the fields. */
  beside?: ReactNode;
  children: ReactNode;
};

/** A page of the settings that is one form: its head, its fields, and the line that saves. */
export function SettingsForm({
  section,
  title,
  lead,
  canEdit,
  isWelcome = false,
  isChanged,
  write: { state, failure, touch },
  onSave,
  onDiscard,
  beside,
  children,
}: SettingsFormProps) {
  const form = (
    <form
      className="set-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (canEdit) void onSave();
      }}
    >
      {children}
    </form>
  );
  const saving = {
    state,
    failure,
    isChanged,
    onSave,
    onDiscard: () => {
      touch();
      onDiscard();
    },
  };
  return (
    <>
      <header>
        <div>
          <h1 className="big">{title}</h1>
          <p className="muted">{lead}</p>
        </div>
      </header>
      {beside === undefined ? (
        <>
          {form}
          <div />
        </>
      ) : (
        <div className="template-cols">
          {form}
          {beside}
        </div>
      )}
      <SettingsFooter section={section} isWelcome={isWelcome} {...(canEdit && { saving })} />
    </>
  );
}
