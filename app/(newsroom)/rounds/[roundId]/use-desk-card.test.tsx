import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import type { CardProps } from '@/components/claims/card-props';
import { createDeskActions } from '@/lib/client/desk/actions';
import { createDeskStore, type DeskStore } from '@/lib/client/desk/store';
import { newId } from '@/lib/client/new-id';
import type { DeskView } from '@/lib/contracts/desk';
import { aDesk, anAnnotation, aShelf, REVIEWER_OF_DESK } from '@/lib/testing/desk';

import type { NumberedClaim } from './use-article';
import { useDeskCard } from './use-desk-card';

vi.mock('@/components/claims/claim-card', () => ({
  ClaimCard: ({ annotation, number, lane }: CardProps) => (
    <p>
      {number}: {annotation.claimText}, {lane === null ? 'saved' : 'on its way'}
    </p>
  ),
}));

const first = anAnnotation({ claimText: 'The ferry sails at six' });
const record = aDesk([first]);
const desk: DeskView = {
  ...record,
  yourLetter: 'A',
  version: {
    id: record.round.articleVersionId,
    ordinal: 1,
    document: { type: 'doc', content: [] },
    language: 'en',
  },
  notes: [],
  people: [],
};

function Card({ store, claim }: { store: DeskStore; claim: NumberedClaim | null }) {
  return useDeskCard({
    claim,
    ...{ desk, store, state: store.getState() },
    viewer: { ...REVIEWER_OF_DESK, roles: ['checker'] },
    actions: createDeskActions(store, newId),
    others: () => [],
    part: null,
    ...{ onPart: vi.fn(), onDelete: vi.fn(), onMoveEdge: vi.fn() },
  });
}

function openDesk(): DeskStore {
  return createDeskStore(record, {
    send: () => new Promise(() => undefined),
    shelf: aShelf(),
    newId,
    now: () => '2025-03-11T09:00:00.000Z',
    schedule: () => () => undefined,
    person: REVIEWER_OF_DESK,
  });
}

test('a card that is a frame late still shows what is written on its claim now', () => {
  const store = openDesk();
  const late = { annotation: first, number: 3 };
  const { rerender } = render(<Card store={store} claim={late} />);
  screen.getByText('3: The ferry sails at six, saved');

  createDeskActions(store, newId).type(first.id, { claimText: 'It sails at seven' }, 'Reworded');
  rerender(<Card store={store} claim={late} />);
  screen.getByText('3: It sails at seven, on its way');
});

test('a card whose claim is deleted shows the claim until another one is selected', () => {
  const store = openDesk();
  const late = { annotation: first, number: 3 };
  createDeskActions(store, newId).remove(first.id);
  const { rerender, container } = render(<Card store={store} claim={late} />);
  screen.getByText(/The ferry sails at six/u);
  rerender(<Card store={store} claim={null} />);
  expect(container.textContent).toBe('');
});
