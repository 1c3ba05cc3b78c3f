'use client';

import { CAUSE_LABELS } from '@/lib/domain/claims/labels';
import { CAUSES } from '@/lib/domain/claims/annotation';

import type { Shortcut } from '../ui/hotkeys';
import { useHotkeys } from '../ui/use-hotkeys';
import { useCompare } from './compare-context';

const GROUP = 'Compare';

/** The letters that do something else here; those reviewers are taken by their button. */
const TAKEN = 'jklmnrw';

/** Every key of the screen, as "?" lists them. */
export function CompareKeys() {
  const state = useCompare();
  const { selected, mayDecide, reviewers, form } = state;
  const mayChange = () =>
    mayDecide && selected !== null && selected.unsettled.length > 0 && form === null;

  const moves: Shortcut[] = [
    {
      id: 'compare.next',
      keys: 'n',
      label: 'Next disagreement',
      group: GROUP,
      run: () => state.goToNext('forward'),
    },
    {
      id: 'compare.previous',
      keys: 'Shift+N',
      label: 'Previous disagreement',
      group: GROUP,
      run: () => state.goToNext('back'),
    },
    {
      id: 'compare.down',
      keys: 'j',
      label: 'Next group',
      group: 'Move',
      repeat: true,
      run: () => state.step(1),
    },
    {
      id: 'compare.up',
      keys: 'k',
      label: 'Previous group',
      group: 'Move',
      repeat: true,
      run: () => state.step(-1),
    },
    {
      id: 'compare.back',
      keys: 'Escape',
      label: 'Leave the field, then the form',
      group: GROUP,
      inFields: true,
      when: () => form !== null || isInField(),
      run: () => {
        // Out of a field first, so that the keys act again; what is typed is kept either way.
        if (!isInField()) state.setForm(null);
        document.querySelector<HTMLElement>('.grp.on .gh')?.focus({ preventScroll: true });
      },
    },
    ...(['both', 'first', 'second', 'result'] as const).map((show, index): Shortcut => ({
      id: `compare.show-${show}`,
      keys: `Shift+${index + 1}`,
      label: `Lines of both, of one, of the other, of the result`,
      group: 'View',
      run: () => state.setShow(show),
    })),
  ];
  const decisions: Shortcut[] = mayDecide
    ? [
        ...reviewers
          .filter(({ letter }) => letter.length === 1 && !TAKEN.includes(letter.toLowerCase()))
          .map((reviewer): Shortcut => ({
            id: `compare.take-${reviewer.letter}`,
            keys: reviewer.letter.toLowerCase(),
            label: `Take ${reviewer.letter}`,
            group: GROUP,
            when: mayChange,
            run: () => {
              if (selected !== null) state.take(selected, reviewer);
            },
          })),
        {
          id: 'compare.merge',
          keys: 'm',
          label: 'Merge',
          group: GROUP,
          when: () => mayChange() && (selected?.unsettled.length ?? 0) > 1,
          run: () => state.setForm('merged'),
        },
        {
          id: 'compare.write',
          keys: 'w',
          label: 'Write own',
          group: GROUP,
          when: mayChange,
          run: () => state.setForm('wrote'),
        },
        {
          id: 'compare.reject',
          keys: 'r',
          label: 'Reject: nothing to check here',
          group: GROUP,
          when: mayChange,
          run: () => {
            if (selected !== null) state.reject(selected);
          },
        },
        {
          id: 'compare.bulk',
          keys: 'Shift+B',
          label: 'Decide in bulk',
          group: GROUP,
          run: () => state.bulk.setOpen(true),
        },
        {
          id: 'compare.leave',
          keys: 'l',
          label: 'Leave open, go on',
          group: GROUP,
          when: () => form === null,
          run: () => state.goToNext('forward'),
        },
        ...CAUSES.map((cause, index): Shortcut => ({
          id: `compare.cause-${cause}`,
          keys: String(index + 1),
          label: `Cause: ${CAUSES.map((one) => CAUSE_LABELS[one].toLowerCase()).join(', ')}`,
          group: GROUP,
          when: mayChange,
          run: () => {
            if (selected !== null) state.changeDraft(selected.key, { cause, problem: null });
          },
        })),
      ]
    : [];
  useHotkeys([...moves, ...decisions]);
  return null;
}

function isInField(): boolean {
  return (
    document.activeElement?.matches(
      '.copen :is(textarea, select, input:not([type=radio], [type=checkbox]))',
    ) === true
  );
}
