import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { ClaimListForm } from './claim-list-form';

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const FOUND = {
  form: 'a table of claims',
  leftOut: [],
  claims: [
    { name: 'row 2', claim: 'The dam is new.', verdict: null, said: 'Verdict in the file: False' },
    { name: 'row 3', claim: 'Nobody asked.', verdict: 'Supported', said: '' },
  ],
};
const TAKEN = {
  ...{ form: FOUND.form, leftOut: [], placed: [], listed: [] },
  ...{ articleId: 'a', code: '004', roundId: 'r' },
};

/** Answers to the calls in their order, and what was asked. */
function answering(...answers: { status: number; body: unknown }[]) {
  const asked: { url: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, body: init.body });
    const { status, body } = answers[asked.length - 1] ?? { status: 500, body: {} };
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

function choose(): void {
  const file = new File(['Claim,Status\nThe dam is new.,False\n'], 'check.csv');
  fireEvent.change(screen.getByLabelText('List of claims'), { target: { files: [file] } });
}

afterEach(() => {
  push.mockReset();
  vi.unstubAllGlobals();
});

describe('a list of claims on the import page', () => {
  test('is shown first, and becomes an article of the story that is named', async () => {
    const asked = answering({ status: 200, body: FOUND }, { status: 201, body: TAKEN });
    render(<ClaimListForm stories={[]} />);
    choose();

    expect(await screen.findByText('The dam is new.')).toBeTruthy();
    expect(screen.getByText('Verdict in the file: False')).toBeTruthy();
    const take = screen.getByRole('button', { name: 'Take up 2 claims' });
    expect(take).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('Story'), { target: { value: 'Claims of the week' } });
    fireEvent.click(take);

    await waitFor(() => expect(push).toHaveBeenCalledWith('/rounds/r'));
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/v1/claim-imports/preview',
      '/api/v1/claim-imports',
    ]);
    expect(JSON.parse(String(asked[1]?.body))).toEqual({
      fileName: 'check.csv',
      content: 'Claim,Status\nThe dam is new.,False\n',
      story: 'Claims of the week',
    });
  });

  test('that cannot be read says why, and nothing is offered', async () => {
    answering({ status: 422, body: { code: 'import_failed', detail: 'It holds no passage.' } });
    render(<ClaimListForm stories={[]} />);
    choose();

    expect(await screen.findByText('It holds no passage.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Take up/u })).toBeNull();
  });
});
