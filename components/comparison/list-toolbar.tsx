import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../ui/button';
import { PaneSwitch } from './pane-switch';
import type { Listing } from './use-listing';

type ListToolbarProps = {
  state: Pick<Listing<{ key: string }, never>, 'pane' | 'setPane' | 'goToNext'>;
  /** How many wait in the list. */
  count: number;
  listLabel?: string;
  /** What one goes through, in the singular: "disagreement". */
  noun: string;
  /** How much of it is left. */
  children: ReactNode;
};

/** Over a list of differences: the other column on a narrow screen, what is left, and the way on. */
export function ListToolbar({ state, count, listLabel, noun, children }: ListToolbarProps) {
  return (
    <div className="toolbar">
      <PaneSwitch
        pane={state.pane}
        onChange={state.setPane}
        count={count}
        {...(listLabel !== undefined && { listLabel })}
      />
      <span className="num todo">{children}</span>
      <span className="grow" />
      <Button
        size="sm"
        variant="quiet"
        icon={<ArrowUp strokeWidth={1.9} />}
        keyCap="⇧N"
        aria-label={`Previous ${noun}`}
        onClick={() => state.goToNext('back')}
      >
        <span className="wide-only">Previous</span>
      </Button>
      <Button
        size="sm"
        icon={<ArrowDown strokeWidth={1.9} />}
        keyCap="N"
        onClick={() => state.goToNext('forward')}
      >
        Next<span className="wide-only"> {noun}</span>
      </Button>
    </div>
  );
}
