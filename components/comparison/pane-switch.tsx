'use client';

import { Segmented } from '../ui/segmented';
import { useCompare } from './compare-context';

/** On narrow screens one column at a time is shown. */
export function PaneSwitch() {
  const { pane, setPane, counts } = useCompare();
  return (
    <div className="pane-switch">
      <Segmented
        label="What is shown"
        options={[
          { value: 'text', label: 'Text' },
          { value: 'groups', label: 'Groups', count: counts.toResolve },
        ]}
        value={pane}
        onChange={setPane}
      />
    </div>
  );
}
