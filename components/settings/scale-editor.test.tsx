import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ScaleBody } from '@/lib/contracts/round';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';

import { ScaleEditor } from './scale-editor';

const SCALE = { ...DEFAULT_SCALE, version: 1 };

const router = {
  back: vi.fn(),
  forward: vi.fn(),
  refresh: vi.fn(),
  push: vi.fn(),
  replace: vi.fn(),
  prefetch: vi.fn(),
  bfcacheId: '',
};

function shown(element: ReactNode) {
  return render(<AppRouterContext value={router}>{element}</AppRouterContext>);
}

/** The server takes what it is sent; what was sent is in the list. */
function aServer(): ScaleBody[] {
  const sent: ScaleBody[] = [];
  vi.stubGlobal('fetch', (_: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as ScaleBody;
    sent.push(body);
    return Promise.resolve(Response.json({ ...body, id: 'x', version: 2 }));
  });
  return sent;
}

function labels(): (string | null)[] {
  const [, ...rows] = within(screen.getByRole('table')).getAllByRole('row');
  return rows.map((row) => within(row).getByRole('rowheader').textContent);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('the verdict scale', () => {
  it('is put in another order by buttons and by keys, and saved as it then stands', async () => {
    const sent = aServer();
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome={false} />);

    fireEvent.click(screen.getByRole('button', { name: 'Move “Disputed” up' }));
    fireEvent.keyDown(screen.getByRole('button', { name: 'Edit “Opinion”' }), {
      key: 'ArrowUp',
      altKey: true,
    });
    expect(labels().slice(2)).toEqual([
      'Disputed',
      'Contradicted',
      'Unsupported',
      'Unverifiable',
      'Opinion',
      'Misquoted',
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

    await screen.findByText('Saved');
    expect(sent[0]?.verdicts.map(({ label }) => label)).toEqual(labels());
  });

  it('keeps the id of a verdict that is renamed', async () => {
    const sent = aServer();
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome={false} />);

    fireEvent.click(screen.getByRole('button', { name: 'Edit “Misquoted”' }));
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Garbled' } });
    fireEvent.click(screen.getByRole('button', { name: 'Keep the change' }));
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.verdicts.find(({ id }) => id === 'misquoted')?.label).toBe('Garbled');
  });

  it('does not take two verdicts of one shape and line', async () => {
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome={false} />);

    fireEvent.click(screen.getByRole('button', { name: 'Edit “Misquoted”' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'Cross' }));
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'Heavy' }));

    expect(screen.getByRole('alert').textContent).toContain('“Contradicted” has the same');
    expect(screen.getByRole('button', { name: 'Keep the change' })).toHaveProperty(
      'disabled',
      true,
    );
  });

  it('gives a new verdict a look and an id of its own', async () => {
    const sent = aServer();
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome={false} />);

    fireEvent.click(screen.getByRole('button', { name: 'Add a verdict' }));
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Satire' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.verdicts.at(-1)).toMatchObject({ id: 'satire', label: 'Satire' });
  });

  it('shows what is wrong when the server refuses, and keeps what was changed', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome={false} />);
    fireEvent.click(screen.getByRole('button', { name: 'Move “Disputed” up' }));
    const changed = labels();

    fireEvent.click(screen.getByRole('button', { name: /^Save/ }));

    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
    expect(labels()).toEqual(changed);
  });

  it('is saved on the first day before the next step, and left as it is when nothing changed', async () => {
    const sent = aServer();
    shown(<ScaleEditor scale={SCALE} canEdit isWelcome />);

    fireEvent.click(screen.getByRole('button', { name: /^Keep and continue/ }));
    await waitFor(() => expect(router.push).toHaveBeenCalledWith('/settings/stages?welcome'));
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Move “Disputed” up' }));
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });

    await waitFor(() => expect(router.push).toHaveBeenCalledTimes(2));
    expect(sent).toHaveLength(1);
  });

  it('has nothing to press for those who may not change it', () => {
    shown(<ScaleEditor scale={SCALE} canEdit={false} isWelcome={false} />);

    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(labels()).toHaveLength(8);
  });
});
