'use client';

import type { Shortcut } from '@/components/ui/hotkeys';
import { useHotkeys } from '@/components/ui/use-hotkeys';

import type { TextWalk } from './text-walk';
import type { DeskCommands } from './use-desk-commands';

type DeskKeys = {
  commands: DeskCommands;
  walk: TextWalk;
  isReadOnly: boolean;
  roundId: string;
  may: {
    submit: boolean;
    compare: boolean;
    feedback: boolean;
    sign: boolean;
    exportReport: boolean;
  };
  /** Selected words, or the selected claim, criticize somebody. */
  onCriticism: () => void;
  onMarks: () => void;
  onPanel: () => void;
  onEscape: () => void;
};

/** The keys that the status bar names. */
export function deskKeyHints(isReadOnly: boolean) {
  const claim = { caps: ['J', 'K'], label: 'claim' };
  const unexamined = { caps: ['U'], label: 'next unexamined' };
  const all = { caps: ['?'], label: 'all keys' };
  if (isReadOnly) return [claim, { caps: ['N'], label: 'next to do' }, unexamined, all];
  return [
    claim,
    { caps: ['1', '8'], label: 'verdict', isRange: true },
    unexamined,
    { caps: ['C'], label: 'cite' },
    { caps: ['Q'], label: 'query' },
    all,
  ];
}

/** Every key of the desk; "?" lists them from here. */
export function useDeskKeys(keys: DeskKeys): void {
  useHotkeys([
    ...moving(keys),
    ...selecting(keys),
    ...(keys.isReadOnly ? [] : [...marking(keys), ...judging(keys), ...evidence(keys)]),
    ...replying(keys),
    ...viewing(keys),
  ]);
}

type Keyed = readonly [
  id: string,
  keys: string | readonly string[],
  label: string,
  run: () => void,
  rest?: Partial<Pick<Shortcut, 'when' | 'repeat' | 'inFields'>>,
];

function grouped(group: string, list: readonly Keyed[]): Shortcut[] {
  return list.map(([id, keys, label, run, rest]) => ({ id, keys, label, group, run, ...rest }));
}

const HELD = { repeat: true };

function moving({ commands, walk, roundId, may }: DeskKeys): Shortcut[] {
  return grouped('Move', [
    ['claim.next', 'j', 'Next, previous claim', () => commands.step(1), HELD],
    ['claim.previous', 'k', 'Next, previous claim', () => commands.step(-1), HELD],
    ['sentence.next', 'Shift+J', 'Next, previous sentence', () => walk.sentence(1), HELD],
    ['sentence.previous', 'Shift+K', 'Next, previous sentence', () => walk.sentence(-1), HELD],
    ['sentence.unexamined', 'u', 'Next unexamined sentence', () => commands.nextUnexamined()],
    ['claim.to_do', 'n', 'Next claim that needs work', () => commands.nextToDo()],
    ...(may.compare
      ? [
          [
            'go.compare',
            'g c',
            'Compare',
            () => commands.goTo(`/rounds/${roundId}/comparison`),
          ] as const,
        ]
      : []),
    ['go.versions', 'g v', 'Revisions', () => commands.goTo(`/rounds/${roundId}/versions`)],
    ...(may.feedback
      ? [
          [
            'go.feedback',
            'g f',
            'Feedback',
            () => commands.goTo(`/rounds/${roundId}/feedback`),
          ] as const,
        ]
      : []),
    ...(may.sign
      ? [
          [
            'go.sign',
            'g s',
            'Sign-off',
            () => commands.goTo(`/rounds/${roundId}/sign-off`),
          ] as const,
        ]
      : []),
    ...(may.exportReport
      ? [['go.report', 'g r', 'Report', () => commands.goTo(`/rounds/${roundId}/report`)] as const]
      : []),
  ]);
}

function selecting({ walk, commands }: DeskKeys): Shortcut[] {
  const inText = () => walk.current() !== null;
  const held = { when: inText, repeat: true };
  const letter = 'Select by letter or line';
  const word = 'Extend the selection by a word';
  const caret = 'Move the caret';
  return grouped('Mark', [
    [
      'text.caret',
      'Enter',
      'Place the caret in the sentence',
      () => walk.placeCaret(),
      { when: isOnText },
    ],
    ['text.clause', ',', 'Select the clause, then the next', () => walk.clause(1)],
    ['text.left', 'Shift+ArrowLeft', letter, () => walk.step('extend', -1, 'character'), held],
    ['text.right', 'Shift+ArrowRight', letter, () => walk.step('extend', 1, 'character'), held],
    ['text.up', 'Shift+ArrowUp', letter, () => walk.step('extend', -1, 'line'), held],
    ['text.down', 'Shift+ArrowDown', letter, () => walk.step('extend', 1, 'line'), held],
    ['text.word_left', 'Alt+ArrowLeft', word, () => walk.extendByWord(-1), held],
    ['text.word_right', 'Alt+ArrowRight', word, () => walk.extendByWord(1), held],
    ['caret.left', 'ArrowLeft', caret, () => walk.step('move', -1, 'character'), held],
    ['caret.right', 'ArrowRight', caret, () => walk.step('move', 1, 'character'), held],
    ['caret.up', 'ArrowUp', caret, () => walk.step('move', -1, 'line'), held],
    ['caret.down', 'ArrowDown', caret, () => walk.step('move', 1, 'line'), held],
    [
      'edge.start_out',
      '[',
      'Move the start, the end outwards',
      () => commands.moveEdge('start', -1),
    ],
    ['edge.end_out', ']', 'Move the start, the end outwards', () => commands.moveEdge('end', 1)],
    ['edge.start_in', '{', 'Move the start, the end inwards', () => commands.moveEdge('start', 1)],
    ['edge.end_in', '}', 'Move the start, the end inwards', () => commands.moveEdge('end', -1)],
  ]);
}

/** A button keeps its ↵; the text and the bare page do not need theirs. */
function isOnText(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('.galley, #main') === active;
}

function marking({ commands, may }: DeskKeys): Shortcut[] {
  return grouped('Mark', [
    ['claim.mark', 'm', 'Mark the selection as a claim', () => void commands.mark(null)],
    // A sentence counts as examined while the round is open to its reviewers, and not later.
    ...(may.submit
      ? [
          [
            'sentence.nothing',
            '0',
            'Nothing to check in this sentence',
            () => commands.nothingToCheck(),
          ] as const,
        ]
      : []),
    ['claim.delete', ['Backspace', 'Delete'], 'Delete the claim', () => commands.remove()],
    ['desk.undo', '$mod+z', 'Undo', () => commands.undo(), HELD],
    ['desk.redo', '$mod+Shift+Z', 'Do again', () => commands.redo(), HELD],
  ]);
}

function judging({ commands }: DeskKeys): Shortcut[] {
  return grouped('Judge', [
    ...commands.verdicts.map(({ id }, index): Keyed => [
      `verdict.${id}`,
      String(index + 1),
      'Set the verdict; mark and judge selected words',
      () => commands.judge(id),
    ]),
    ...[0, 1, 2].map((index): Keyed => [
      `confidence.${index}`,
      `Shift+${index + 1}`,
      'Set the confidence',
      () => commands.setConfidence(index),
    ]),
    ['claim.status', 's', 'Set the check status', () => commands.openStatus()],
    ['claim.priority', 'p', 'Priority: low, medium, high', () => commands.nextPriority()],
    ['claim.rationale', 'e', 'Edit the rationale', () => commands.open('rationale')],
  ]);
}

function evidence({ commands }: DeskKeys): Shortcut[] {
  return grouped('Evidence', [
    ['claim.cite', 'c', 'Add a citation', () => commands.open('citation')],
    ['claim.chain', 'o', 'Edit the attribution chain', () => commands.open('chain')],
    ['claim.fix', 'f', 'Suggest a fix', () => commands.open('fix')],
    ['claim.query', 'q', 'Query the writer', () => commands.open('query')],
    ['claim.comment', 't', 'Comment on the claim', () => commands.open('comment')],
  ]);
}

/** For whoever reads along too: where it cannot be done, the key says why. */
function replying({ onCriticism }: DeskKeys): Shortcut[] {
  return grouped('Evidence', [
    ['claim.criticism', 'r', 'Mark criticism: right of reply', onCriticism],
  ]);
}

function viewing({ onMarks, onPanel, onEscape }: DeskKeys): Shortcut[] {
  return grouped('View', [
    ['view.marks', 'x', 'Show or hide the marks', onMarks],
    ['view.panel', '.', 'Panel wider, narrower', onPanel],
    ['view.escape', 'Escape', 'Close, deselect, leave the field', onEscape, { inFields: true }],
  ]);
}

/** Takes the focus out of a field; false when it is in none. */
export function leaveField(): boolean {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return false;
  if (!active.matches('input, textarea, select, [contenteditable=true]')) return false;
  active.blur();
  return true;
}
