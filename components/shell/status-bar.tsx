import type { ReactNode } from 'react';

import { KeyCap } from '../ui/key-cap';
import { MessageLine } from '../ui/message-line';
import type { SaveState } from './save-state';
import { SaveStatus } from './save-status';

/** A key of this screen: `{ caps: ['J', 'K'], label: 'claim' }`. */
type KeyHint = {
  caps: readonly string[];
  label: string;
  /** The caps are the first and the last of a row. */
  isRange?: boolean;
};

type StatusBarProps = {
  /** Leave it out where nothing is saved as one works. */
  saving?: SaveState;
  /** Between saving and keys: who is here, what is filtered. */
  children?: ReactNode;
  /** In order of use; the last one, usually "all keys", stays on narrow screens. */
  keys?: readonly KeyHint[];
};

/** Below every screen: whether the work is saved, what has just happened, the keys. */
export function StatusBar({ saving, children, keys = [] }: StatusBarProps) {
  return (
    <footer className="statusbar">
      {saving !== undefined && <SaveStatus state={saving} />}
      <MessageLine />
      {children}
      <span className="grow" />
      {/* The list of keys ("?") says the same in full. */}
      <div className="keys" aria-hidden="true">
        {keys.map(({ caps, label, isRange = false }) => (
          <span key={label}>
            {caps.map((cap, index) => (
              <span key={cap}>
                {isRange && index > 0 && '–'}
                <KeyCap>{cap}</KeyCap>
              </span>
            ))}
            {label}
          </span>
        ))}
      </div>
    </footer>
  );
}
