import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';

import { InlineForm } from './inline-form';

function aForm(props: { isReady?: boolean; isBusy?: boolean; problem?: string | null } = {}) {
  const onSend = vi.fn();
  const onCancel = vi.fn();
  const onKeyAround = vi.fn<(key: string) => void>();
  render(
    // Stands for the card around the form, which has keys of its own.
    <div onKeyDown={({ key }) => onKeyAround(key)}>
      <InlineForm label="Answer" action="Send" onSend={onSend} onCancel={onCancel} {...props}>
        <input aria-label="Words" />
      </InlineForm>
    </div>,
  );
  return { field: screen.getByRole('textbox', { name: 'Words' }), onSend, onCancel, onKeyAround };
}

describe('a small form in its place', () => {
  test.each([{ metaKey: true }, { ctrlKey: true }])('sends with %o and ↵', (modifier) => {
    const { field, onSend } = aForm();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter', ...modifier });
    expect(onSend).toHaveBeenCalledOnce();
  });

  test('leaves with Escape, and nothing around it leaves too', () => {
    const { field, onCancel, onKeyAround } = aForm();
    fireEvent.keyDown(field, { key: 'a' });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onKeyAround.mock.calls).toEqual([['a']]);
  });

  test.each([{ isReady: false }, { isBusy: true }])('sends nothing while %o', (state) => {
    const { field, onSend } = aForm(state);
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    fireEvent.submit(screen.getByRole('form', { name: 'Answer' }));
    expect(onSend).not.toHaveBeenCalled();
  });

  test('says why it was not sent', () => {
    aForm({ problem: 'The server did not answer.' });
    expect(screen.getByRole('alert').textContent).toBe('The server did not answer.');
  });
});
