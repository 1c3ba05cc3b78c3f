'use client';

import { useState, type ReactNode } from 'react';

import { Segmented } from '../ui/segmented';

type Pane = 'work' | 'history';

/** The signatures and their history: side by side, or one at a time on a narrow screen. */
export function SignOffPanes({ work, history }: { work: ReactNode; history: ReactNode }) {
  const [pane, setPane] = useState<Pane>('work');
  const choice = (
    <div className="sg-switch">
      <Segmented
        label="What is shown"
        options={[
          { value: 'work', label: 'Sign-off' },
          { value: 'history', label: 'History' },
        ]}
        value={pane}
        onChange={setPane}
      />
    </div>
  );
  return (
    <main id="main" tabIndex={-1} className="sg-main">
      <h1 className="sr">Sign-off</h1>
      <div className="sg col" data-pane={pane}>
        {choice}
        {work}
      </div>
      <section className="sg-hist col" aria-label="History" tabIndex={0} data-pane={pane}>
        {choice}
        {history}
      </section>
    </main>
  );
}
