'use client';

import { useId, useRef, useState } from 'react';

import { membersNamed, mentionBeingTyped } from '@/lib/domain/claims/mentions';

import { TextArea } from '../text-area';

type Member = { userId: string; name: string };

type MentionFieldProps = {
  label: string;
  value: string;
  error?: string | undefined;
  members: readonly Member[];
  onType: (text: string) => void;
  /** Somebody was chosen: their name stands in the text. */
  onMention: (member: Member) => void;
};

/** How many names are offered at once. */
const MOST = 6;

/** A field in which `@` offers colleagues: arrows choose, Enter or Tab takes, Escape leaves the list. */
export function MentionField({
  label,
  value,
  error,
  members,
  onType,
  onMention,
}: MentionFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  /** The place of the `@` whose list was left. */
  const [left, setLeft] = useState<number | null>(null);
  const typed = mentionBeingTyped(value, caret);
  const found =
    typed === null || typed.from === left
      ? []
      : membersNamed(members, typed.typed)
          .filter(({ name }) => name !== typed.typed)
          .slice(0, MOST);
  const chosen = found[Math.min(at, found.length - 1)];

  const take = (member: Member) => {
    if (typed === null) return;
    const before = `${value.slice(0, typed.from)}@${member.name} `;
    onType(before + value.slice(caret).replace(/^ /u, ''));
    onMention(member);
    setAt(0);
    setCaret(before.length);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const noteCaret = (target: HTMLTextAreaElement) => setCaret(target.selectionStart);

  return (
    <div className="mention">
      <TextArea
        small
        autoFocus
        ref={field}
        rows={2}
        label={label}
        hint="@ mentions a colleague who may see this claim."
        maxLength={5_000}
        value={value}
        error={error}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.userId}`}
        onChange={({ target }) => {
          noteCaret(target);
          setAt(0);
          onType(target.value);
        }}
        onSelect={({ currentTarget }) => noteCaret(currentTarget)}
        onKeyDown={(event) => {
          if (chosen === undefined) return;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) setAt((at + step + found.length) % found.length);
          else if (event.key === 'Escape') setLeft(typed?.from ?? null);
          else if (event.key === 'Tab' || (event.key === 'Enter' && !hasModifier(event))) {
            take(chosen);
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <ul id={listId} role="listbox" aria-label="Colleagues" hidden={found.length === 0}>
        {found.map((member) => (
          <li
            key={member.userId}
            id={`${listId}-${member.userId}`}
            role="option"
            aria-selected={member === chosen}
            // The field keeps the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              take(member);
            }}
          >
            {member.name}
          </li>
        ))}
      </ul>
    </div>
  );
}

function hasModifier({ metaKey, ctrlKey }: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return metaKey || ctrlKey;
}
