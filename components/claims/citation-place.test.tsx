/** The place in a source as it is typed into a citation. */
import { useState } from 'react';

import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import type { CitationView } from '@/lib/contracts/annotation';

import { CitationPlace, placeToKeep } from './citation-place';

type Place = Pick<CitationView, 'locator' | 'locatorKind'>;

function Held({ first }: { first: Place }) {
  const [place, setPlace] = useState(first);
  return (
    <>
      <CitationPlace place={place} error={null} onChange={setPlace} />
      <output>{JSON.stringify(placeToKeep(place))}</output>
    </>
  );
}

const field = () => screen.getByLabelText('Place in the source');
const kind = () => screen.getByLabelText<HTMLSelectElement>('Which is a');
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const kept = () => JSON.parse(screen.getByRole('status').textContent) as Place;

test('what is typed says its kind, how it will read, and is then written so', () => {
  render(<Held first={{ locator: '' }} />);
  type('pages 132-5');
  expect(kind().value).toBe('page');
  expect(screen.getByText('Reads “pp. 132–135”.')).toBeTruthy();
  fireEvent.blur(field());
  expect(kept()).toEqual({ locator: 'pp. 132–135', locatorKind: 'page' });
  type('12:30');
  expect(kept()).toEqual({ locator: '00:12:30', locatorKind: 'time' });
  type('');
  expect(kept()).toEqual({ locator: '', locatorKind: null });
});

test('what was noted in words stays in words until somebody says otherwise', () => {
  render(<Held first={{ locator: 'p. 3' }} />);
  fireEvent.blur(field());
  type('p. 4');
  expect(kept()).toEqual({ locator: 'p. 4', locatorKind: null });
  fireEvent.change(kind(), { target: { value: 'page' } });
  expect(kept()).toEqual({ locator: 'p. 4', locatorKind: 'page' });
  type('the middle');
  expect(kept()).toEqual({ problem: expect.stringContaining('a page like 12') as string });
});
