'use client';

import type { Shortcut } from '../ui/hotkeys';
import { useHotkeys } from '../ui/use-hotkeys';
import { useReview } from './review-context';
import type { ReviewItem } from './review-model';

const GROUP = 'Revisions';

/** The keys that the status bar names. */
export const REVIEW_KEY_HINTS = [
  { caps: ['J'], label: 'next to review' },
  { caps: ['↵'], label: 'confirm' },
  { caps: ['1', '8'], label: 'verdict', isRange: true },
  { caps: ['T'], label: 'attach again' },
  { caps: ['⌫'], label: 'retire' },
  { caps: ['?'], label: 'all keys' },
];

export const READING_KEY_HINTS = [
  { caps: ['J', 'K'], label: 'claim' },
  { caps: ['X'], label: 'changes on or off' },
  { caps: ['?'], label: 'all keys' },
];

/** Every key of the screen, as "?" lists them. */
export function ReviewKeys() {
  const state = useReview();
  const { selected, mayDecide, verdicts, attaching } = state;
  const open = mayDecide && selected?.state === 'waits' ? selected : null;
  const when = () => open !== null && attaching === null;
  const act = (run: (item: ReviewItem) => void) => () => {
    if (open !== null) run(open);
  };

  const moves: Shortcut[] = [
    {
      id: 'review.next',
      keys: 'j',
      label: 'Next, previous to review',
      group: GROUP,
      repeat: true,
      run: () => state.step(1),
    },
    {
      id: 'review.previous',
      keys: 'k',
      label: 'Next, previous to review',
      group: GROUP,
      repeat: true,
      run: () => state.step(-1),
    },
    {
      id: 'review.changes',
      keys: 'x',
      label: 'Changes on or off',
      group: 'View',
      run: () => state.setView(state.view === 'draft' ? 'changes' : 'draft'),
    },
  ];
  const decisions: Shortcut[] = mayDecide
    ? [
        {
          id: 'review.confirm',
          keys: 'Enter',
          label: 'Confirm and go on',
          group: GROUP,
          when: () => when() && isFree(),
          run: act(state.confirm),
        },
        {
          id: 'review.keep',
          keys: '=',
          label: 'Keep the verdict',
          group: GROUP,
          when,
          run: act(state.keepVerdict),
        },
        {
          id: 'review.reopen',
          keys: 's',
          label: 'Back to open',
          group: GROUP,
          when,
          run: act(state.reopen),
        },
        {
          id: 'review.attach',
          keys: 't',
          label: 'Attach again to other words',
          group: GROUP,
          when,
          run: act(state.startAttaching),
        },
        {
          id: 'review.retire',
          keys: ['Backspace', 'Delete'],
          label: 'Retire the claim',
          group: GROUP,
          when,
          run: act(state.retire),
        },
        ...verdicts.slice(0, 8).map(({ id }, index): Shortcut => ({
          id: `review.verdict-${id}`,
          keys: String(index + 1),
          label: 'Verdict on the new wording',
          group: GROUP,
          when: () => when() && open?.passage.after !== null,
          run: act((item) => state.choose(item, id)),
        })),
      ]
    : [];
  useHotkeys([...moves, ...decisions]);
  return null;
}

/** A button and a link keep their ↵; the head of the open claim does not need its own. */
function isFree(): boolean {
  const own = document.activeElement?.closest('button, a, summary, select') ?? null;
  return own === null || own.matches('.qi.on .qh');
}
