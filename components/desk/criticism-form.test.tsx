import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';

import { CriticismForm } from './criticism-form';

describe('marking words as criticism', () => {
  function aForm(error: string | null = null) {
    const onSend = vi.fn();
    const onCancel = vi.fn();
    render(
      <CriticismForm
        words="ignored two warnings"
        error={error}
        isBusy={false}
        onSend={onSend}
        onCancel={onCancel}
      />,
    );
    const field = screen.getByRole('textbox', { name: 'Who is criticized in these words' });
    return { field, onSend, onCancel, form: screen.getByRole('form') };
  }

  test('begins in the field, and asks who it is before it is sent', () => {
    const { field, form, onSend } = aForm();
    expect(document.activeElement).toBe(field);
    fireEvent.submit(form);
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: ' The council ' } });
    fireEvent.submit(form);
    expect(onSend).toHaveBeenCalledWith('The council');
  });

  test('keeps what was typed where it did not arrive, and goes back to the words with Escape', () => {
    const { field, onCancel } = aForm('The server did not answer.');
    fireEvent.change(field, { target: { value: 'The council' } });
    expect(screen.getByText('The server did not answer.')).toBeTruthy();
    expect(field).toHaveProperty('value', 'The council');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onCancel).toHaveBeenCalledOnce();
  });
});
