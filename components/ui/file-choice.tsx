'use client';

import { type ReactNode, useRef } from 'react';

import { Button } from './button';
import { Notice } from './notice';

type FileChoiceProps = {
  /** What the file is, for those who do not see the button. */
  label: string;
  accept: string;
  isBusy: boolean;
  /** Which files are read. */
  hint: ReactNode;
  /** Left out where the page says it elsewhere. */
  problem?: { title: string; detail: string } | null;
  onFile: (file: File) => void;
};

/** A file is dropped or chosen; what is wrong with it is said in its place. */
export function FileChoice({
  label,
  accept,
  isBusy,
  hint,
  problem = null,
  onFile,
}: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className="im-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <input
        ref={input}
        className="sr"
        type="file"
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again after it was mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <p>Drop a file here, or choose one.</p>
      <Button variant="primary" busy={isBusy} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <p className="fine">{hint}</p>
      <div role="alert">
        {problem !== null && (
          <Notice tone="warn" title={problem.title}>
            {problem.detail}
          </Notice>
        )}
      </div>
    </div>
  );
}
