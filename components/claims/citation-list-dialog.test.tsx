/** A list of references: read, looked at, and then cited. */
import type { ReactNode } from 'react';

import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';

import '@/lib/contracts/endpoints/sources';

import { CitationListDialog } from './citation-list-dialog';

vi.setConfig({ testTimeout: 30_000 });
// What is looked at here is what stands in the window, and not the window.
vi.mock('../ui/dialog', () => ({
  Dialog: ({ children, footer }: { children: ReactNode; footer: ReactNode }) => (
    <section>
      {children}
      {footer}
    </section>
  ),
}));

afterEach(() => vi.unstubAllGlobals());

const ENTRY = {
  id: '01920000-0000-7000-8000-000000000001',
  source: 'The Harbor Post',
  title: 'Ferry late',
  tier: 'secondary',
  relation: 'context',
  quote: '',
  locator: 'p. 12',
  locatorKind: 'page',
  url: 'https://example.org/a',
  accessedOn: null,
} as const;
const CITED = { ...ENTRY, id: '01920000-0000-7000-8000-000000000002', source: 'City register' };

function answer(status: number, body: unknown) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));
}

function paste(text: string) {
  fireEvent.change(screen.getByLabelText('The list'), { target: { value: text } });
  fireEvent.click(screen.getByText('Read the list'));
}

test('shows entry by entry what was read and what was not, and adds what is chosen', async () => {
  const added: unknown[] = [];
  answer(200, {
    format: 'ris',
    citations: [ENTRY, { ...CITED, id: '01920000-0000-7000-8000-000000000003' }],
    notRead: [{ at: 2, reason: 'It has no title.' }],
  });
  render(
    <CitationListDialog
      cited={[CITED]}
      onAdd={(chosen) => added.push(...chosen)}
      onClose={() => undefined}
    />,
  );
  paste('TY  - NEWS');
  const rows = await screen.findAllByRole('listitem', {}, { timeout: 10_000 });
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Ferry late') as string,
    'Not read: It has no title.',
    expect.stringContaining('cited already') as string,
  ]);
  // What the claim cites already is not chosen again by itself.
  fireEvent.click(screen.getByText('Add 1 citation'));
  const { id: _id, ...fields } = ENTRY;
  expect(added).toEqual([fields]);
});

test('says what is wrong with a list, and keeps it', async () => {
  answer(422, {
    type: 'about:blank',
    title: 'Not read',
    status: 422,
    code: 'import_failed',
    detail: 'Something is missing at line 3.',
    requestId: 'r',
  });
  render(
    <CitationListDialog cited={[]} onAdd={() => expect.unreachable()} onClose={() => undefined} />,
  );
  paste('@article{a');
  expect(await screen.findByText(/line 3/u, {}, { timeout: 10_000 })).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('The list').value).toBe('@article{a');
});
