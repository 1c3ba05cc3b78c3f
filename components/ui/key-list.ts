/**
 * The registered shortcuts as the list of keys shows them: one line per thing
 * that can be done, under the headings of the desk.
 */
import type { Shortcut } from './hotkeys';
import { parseKeys } from './key-press';

export type KeyLine = {
  /** Caps in order. */
  caps: readonly string[];
  /** How the caps belong together: either key, from the first to the last, the first and then another. */
  join: 'either' | 'range' | 'then';
  label: string;
};

type KeyGroup = { name: string; lines: readonly KeyLine[] };

/** The order of the desk; other groups follow as they come. */
const GROUP_ORDER = ['Move', 'Mark', 'Judge', 'Evidence', 'Compare', 'Sign-off', 'View'];

/** From this many neighbors on, "1 to 8" says it better than eight caps. */
const RANGE_FROM = 3;

export function keyGroups(shortcuts: readonly Shortcut[], isApple: boolean): readonly KeyGroup[] {
  const names = [...new Set(shortcuts.map(({ group }) => group))];
  const rank = (name: string) => {
    const index = GROUP_ORDER.indexOf(name);
    return index === -1 ? GROUP_ORDER.length : index;
  };
  return names
    .toSorted((a, b) => rank(a) - rank(b))
    .map((name) => ({
      name,
      lines: linesOf(
        shortcuts.filter(({ group }) => group === name),
        isApple,
      ),
    }));
}

function linesOf(shortcuts: readonly Shortcut[], isApple: boolean): KeyLine[] {
  const lines: KeyLine[] = [];
  const labels = [...new Set(shortcuts.map(({ label }) => label))];
  const sequences = new Map<string, string[]>();
  for (const label of labels) {
    const keys = shortcuts
      .filter((shortcut) => shortcut.label === label)
      .flatMap((shortcut) => [shortcut.keys].flat());
    const [first, second] = keys[0]?.split(' ') ?? [];
    if (first !== undefined && second !== undefined) {
      const targets = sequences.get(first) ?? [];
      targets.push(`${capOf(second, isApple)} ${label}`);
      sequences.set(first, targets);
      continue;
    }
    const caps = keys.map((key) => capOf(key, isApple));
    const isRange = caps.length >= RANGE_FROM && areNeighbors(keys);
    lines.push({ caps, join: isRange ? 'range' : 'either', label });
  }
  for (const [first, targets] of sequences) {
    lines.push({ caps: [capOf(first, isApple)], join: 'then', label: targets.join(', ') });
  }
  return lines;
}

/** Whether they are digits in a row: `1`, `2`, `3` or `Shift+1`, `Shift+2`. */
function areNeighbors(keys: readonly string[]): boolean {
  const digits = keys.map((key) => /(\d)$/.exec(key)?.[1]);
  return digits.every(
    (digit, index) => digit !== undefined && Number(digit) === Number(digits[0]) + index,
  );
}

const NAMED: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Delete: 'Del',
  Space: 'Space',
};

/** A press as it is printed: `⇧J`, `⌘K` or `Ctrl+K`, `⌥←` or `Alt+←`. */
function capOf(keys: string, isApple: boolean): string {
  return parseKeys(keys)
    .map(([modifiers, key]) => {
      const name = typeof key === 'string' ? (NAMED[key] ?? key.toUpperCase()) : key.source;
      const before = keys.includes('$mod') ? ['$mod', ...withoutMod(modifiers)] : modifiers;
      return before.map((modifier) => modifierCap(modifier, isApple)).join('') + name;
    })
    .join(' ');
}

/** The grammar has already made `$mod` the key of the machine that runs it. */
function withoutMod(modifiers: readonly string[]): readonly string[] {
  return modifiers.filter((modifier) => modifier !== 'Control' && modifier !== 'Meta');
}

function modifierCap(modifier: string, isApple: boolean): string {
  switch (modifier) {
    case '$mod':
      return isApple ? '⌘' : 'Ctrl+';
    case 'Shift':
      return '⇧';
    case 'Alt':
      return isApple ? '⌥' : 'Alt+';
    case 'Control':
      return isApple ? '⌃' : 'Ctrl+';
    default:
      return isApple ? '⌘' : 'Meta+';
  }
}
