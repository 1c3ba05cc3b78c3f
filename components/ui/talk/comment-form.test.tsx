import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';

import { CommentForm } from './comment-form';

const ANN = { userId: '0190a000-0000-7000-8000-000000000001', name: 'Ann Lee' };
const BEN = { userId: '0190a000-0000-7000-8000-000000000002', name: 'Ben Ode' };

function aForm() {
  const onSend = vi.fn();
  const onCancel = vi.fn();
  render(
    <CommentForm
      label="Comment"
      action="Comment"
      members={[ANN, BEN]}
      error={null}
      isBusy={false}
      onSend={onSend}
      onCancel={onCancel}
    />,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('combobox', { name: 'Comment' });
  const type = (value: string) => {
    fireEvent.change(field, { target: { value } });
    field.setSelectionRange(value.length, value.length);
    fireEvent.select(field);
  };
  return { field, type, onSend, onCancel };
}

describe('a comment being written', () => {
  test('offers colleagues behind an @, and sends the id of the one that is chosen', () => {
    const { field, type, onSend } = aForm();
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    type('See page 4, @');
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Ann Lee',
      'Ben Ode',
    ]);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Ben Ode');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field.value).toBe('See page 4, @Ben Ode ');

    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(onSend).toHaveBeenCalledWith(`See page 4, @[${BEN.userId}]`);
  });

  test('leaves the list with Escape first, and the comment with the next', () => {
    const { field, type, onCancel } = aForm();
    type('@An');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.queryAllByRole('option')).toHaveLength(0);
    expect(onCancel).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onCancel).toHaveBeenCalledOnce();
  });
});
