'use client';

import { Segmented } from '../ui/segmented';

/** Which column a narrow screen shows. */
export type Pane = 'text' | 'groups';

type PaneSwitchProps = {
  pane: Pane;
  onChange: (pane: Pane) => void;
  /** How many wait in the list. */
  count?: number;
  listLabel?: string;
};

/** On narrow screens one column at a time is shown. */
export function PaneSwitch({ pane, onChange, count, listLabel = 'Groups' }: PaneSwitchProps) {
  return (
    <div className="pane-switch">
      <Segmented
        label="What is shown"
        options={[
          { value: 'text', label: 'Text' },
          { value: 'groups', label: listLabel, ...(count !== undefined && { count }) },
        ]}
        value={pane}
        onChange={onChange}
      />
    </div>
  );
}
