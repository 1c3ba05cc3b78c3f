'use client';

import { Segmented } from '../ui/segmented';
import { useReview } from './review-context';

/** On narrow screens one column at a time is shown. */
export function PaneSwitch() {
  const { pane, setPane, waiting } = useReview();
  return (
    <div className="pane-switch">
      <Segmented
        label="What is shown"
        options={[
          { value: 'text', label: 'Text' },
          { value: 'queue', label: 'To review', count: waiting },
        ]}
        value={pane}
        onChange={setPane}
      />
    </div>
  );
}
