import { Check } from 'lucide-react';

import { Notice } from './notice';
import type { WriteState } from './use-write';

type SaveLineProps = {
  state: WriteState;
  failure: string | null;
  /** What has been done: "Saved." */
  done?: string;
};

/** What became of a write, beside its button. The region stands there from the start, so that it is spoken. */
export function SaveLine({ state, failure, done = 'Saved' }: SaveLineProps) {
  return (
    <>
      <span className="save-line" role="status">
        {state === 'saving' && 'Saving…'}
        {state === 'saved' && (
          <>
            <Check strokeWidth={1.9} />
            {done}
          </>
        )}
      </span>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
    </>
  );
}
