import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { activeVerdicts, DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';

import type { Shortcut } from './hotkeys';
import { KeyboardDialog } from './keyboard-dialog';
import { useHotkeys } from './use-hotkeys';

const VERDICTS = activeVerdicts(DEFAULT_SCALE);

beforeEach(() => {
  localStorage.clear();
});

function Screen({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const [isOpen, setIsOpen] = useState(false);
  useHotkeys(shortcuts);
  return <KeyboardDialog open={isOpen} onOpenChange={setIsOpen} verdicts={VERDICTS} />;
}

function aShortcut(keys: string, label: string, group: string, run = vi.fn()): Shortcut {
  return { id: `${keys} ${label}`, keys, label, group, run };
}

function ask() {
  fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true });
}

describe('the list of keys', () => {
  test('opens with ? and shows what is registered on the page', async () => {
    render(<Screen shortcuts={[aShortcut('m', 'Mark the selection as a claim', 'Mark')]} />);
    expect(screen.queryByRole('dialog')).toBeNull();
    ask();

    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    expect(within(dialog).getByText('Mark the selection as a claim')).toBeDefined();
    expect(within(dialog).getByText('This list')).toBeDefined();
    expect(within(dialog).getByText('Partly supported')).toBeDefined();
  });

  test('puts the keys of one thing on one line, in the order of the desk', async () => {
    render(
      <Screen
        shortcuts={[
          ...[1, 2, 3].map((n) => aShortcut(`Shift+${n}`, 'Set the confidence', 'Judge')),
          aShortcut('j', 'Next, previous claim', 'Move'),
          aShortcut('k', 'Next, previous claim', 'Move'),
          aShortcut('g d', 'Desk', 'Move'),
          aShortcut('g c', 'Compare', 'Move'),
        ]}
      />,
    );
    ask();

    const dialog = await screen.findByRole('dialog');
    const headings = within(dialog).getAllByRole('heading', { level: 3 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Move',
      'Judge',
      'View',
      'Verdict keys',
    ]);
    const lineOf = (label: string) => within(dialog).getByText(label).parentElement?.textContent;
    expect(lineOf('Next, previous claim')).toBe('J K Next, previous claim');
    expect(lineOf('Set the confidence')).toBe('⇧1to⇧3Set the confidence');
    expect(lineOf('D Desk, C Compare')).toBe('GthenD Desk, C Compare');
  });

  test('closes with Escape, and the keys of the page rest until then', async () => {
    const run = vi.fn();
    render(<Screen shortcuts={[aShortcut('m', 'Mark', 'Mark', run)]} />);
    ask();
    const dialog = await screen.findByRole('dialog');
    fireEvent.keyDown(dialog, { key: 'm' });
    expect(run).not.toHaveBeenCalled();

    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(run).toHaveBeenCalledOnce();
  });

  test('switches single-character keys off, and remembers it', async () => {
    const run = vi.fn();
    render(<Screen shortcuts={[aShortcut('m', 'Mark', 'Mark', run)]} />);
    ask();
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /single letter/ }));
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    fireEvent.keyDown(document.body, { key: 'm' });
    expect(run).not.toHaveBeenCalled();
    expect(localStorage.getItem('obelus.character-keys')).toBe('off');
  });

  test('a key does what the newest render says', () => {
    const before = vi.fn();
    const after = vi.fn();
    const { rerender } = render(<Screen shortcuts={[aShortcut('m', 'Mark', 'Mark', before)]} />);
    rerender(<Screen shortcuts={[aShortcut('m', 'Mark', 'Mark', after)]} />);
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(after).toHaveBeenCalledOnce();
    expect(before).not.toHaveBeenCalled();
  });
});
