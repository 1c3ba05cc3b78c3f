import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';

import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';

import { SelectionToolbar } from './selection-toolbar';

const place = { top: 0, left: 0 };
const aMarking = () => ({
  verdicts: DEFAULT_SCALE.verdicts.slice(0, 8),
  onMark: vi.fn(),
  onQuery: vi.fn(),
  onNothing: undefined,
});

describe('beside selected words', () => {
  test('whoever reads along can mark criticism, and nothing else', () => {
    const onCriticism = vi.fn();
    render(<SelectionToolbar place={place} width={160} marking={null} onCriticism={onCriticism} />);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Mark criticism: right of reply' }));
    expect(onCriticism).toHaveBeenCalledOnce();
  });

  test('a reviewer marks and judges, and criticism is not offered where it cannot be marked', () => {
    const marking = aMarking();
    render(
      <SelectionToolbar place={place} width={640} marking={marking} onCriticism={undefined} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Mark as Disputed' }));
    expect(marking.onMark).toHaveBeenCalledWith('disputed');
    expect(screen.queryByRole('button', { name: /criticism/u })).toBeNull();
  });
});
