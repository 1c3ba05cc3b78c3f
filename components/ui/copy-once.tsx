'use client';

import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';

import { Button } from './button';
import { Notice } from './notice';
import { TextField } from './text-field';

type CopyOnceProps = {
  /** What this is. */
  label: string;
  value: string;
  /** What to do with it. */
  children: string;
};

/** A secret that is shown this once: only its hash is kept. */
export function CopyOnce({ label, value, children }: CopyOnceProps) {
  const [isCopied, setIsCopied] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
    } catch {
      // Without the permission: selected, so that the keys of the system copy it.
      frame.current?.querySelector('input')?.select();
    }
  }

  return (
    <Notice tone="ok" live="polite" className="once">
      <p>{children}</p>
      <div className="once-row" ref={frame}>
        <TextField
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <Button
          size="lg"
          icon={isCopied ? <Check strokeWidth={1.9} /> : <Copy strokeWidth={1.9} />}
          onClick={() => void handleCopy()}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </Notice>
  );
}
