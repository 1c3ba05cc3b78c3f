'use client';

import { Fragment, useState, useSyncExternalStore } from 'react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { Checkbox } from './checkbox';
import { Dialog } from './dialog';
import { hotkeys } from './hotkey-store';
import { KeyCap } from './key-cap';
import { keyGroups, type KeyLine } from './key-list';
import { useHotkeys } from './use-hotkeys';
import { VerdictMark } from './verdict-mark';
import { passageClass } from './verdict-style';

type KeyboardDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The verdicts with the keys 1 to 8, on screens that judge. */
  verdicts?: readonly Verdict[];
};

const KEYED_VERDICTS = 8;

/** "?" lists the keys of this screen, and lets single-character keys be switched off. */
export function KeyboardDialog({ open, onOpenChange, verdicts = [] }: KeyboardDialogProps) {
  useHotkeys([
    {
      id: 'view.keys',
      keys: '?',
      label: 'This list',
      group: 'View',
      run: () => onOpenChange(true),
    },
  ]);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard"
      description={
        <>
          Keys act on what is selected. In a text field, press <kbd>Esc</kbd> first.
        </>
      }
      width="980px"
    >
      <KeyTable verdicts={verdicts} />
    </Dialog>
  );
}

/** Inside the dialog, so that it is made only when it is looked at. */
function KeyTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  const shortcuts = useSyncExternalStore(hotkeys.subscribe, hotkeys.list, () => []);
  const [areOn, setAreOn] = useState(() => hotkeys.areCharacterKeysOn());
  const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

  return (
    <>
      <div className="keygrid">
        {keyGroups(shortcuts, isApple).map(({ name, lines }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.label}>
                  <dt>
                    <Caps line={line} />
                  </dt>
                  <dd>{line.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {verdicts.length > 0 && (
          <section className="vkeys">
            <h3>Verdict keys</h3>
            <ol>
              {verdicts.slice(0, KEYED_VERDICTS).map((verdict, index) => (
                <li key={verdict.id}>
                  <KeyCap>{String(index + 1)}</KeyCap>
                  <VerdictMark verdict={verdict} />
                  <span className={`m line-sample ${passageClass(verdict)}`} aria-hidden="true">
                    line
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
      <footer className="start">
        <Checkbox
          label="Keys of a single letter, digit or sign act"
          hint="Switch them off if you dictate or if keys are pressed by accident. Kept on this machine."
          checked={areOn}
          onChange={(event) => {
            hotkeys.setCharacterKeysOn(event.target.checked);
            setAreOn(event.target.checked);
          }}
        />
      </footer>
    </>
  );
}

function Caps({ line: { caps, join } }: { line: KeyLine }) {
  switch (join) {
    case 'range':
      return (
        <>
          <KeyCap>{caps[0] ?? ''}</KeyCap>
          <i>to</i>
          <KeyCap>{caps.at(-1) ?? ''}</KeyCap>
        </>
      );
    case 'then':
      return (
        <>
          <KeyCap>{caps[0] ?? ''}</KeyCap>
          <i>then</i>
        </>
      );
    case 'either':
      return caps.map((cap) => (
        <Fragment key={cap}>
          <KeyCap>{cap}</KeyCap>{' '}
        </Fragment>
      ));
  }
}
