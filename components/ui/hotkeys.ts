/**
 * The keys of the page. A screen registers named shortcuts while it is shown;
 * "?" lists whatever is registered.
 *
 * A key acts on what is selected on the desk, never while somebody is typing
 * and never behind an open dialog or menu. Keys of a single character can be
 * switched off as a whole.
 */
import { isCharacterKeys, matchesPress, parseKeys, type KeySequence } from './key-press';

export type Shortcut = {
  /** Unique on the page: `claim.next`. */
  id: string;
  /** In the grammar of tinykeys; several where two keys do the same. */
  keys: string | readonly string[];
  /** What it does. Shortcuts of a group with the same label share a line in the list. */
  label: string;
  /** Its heading in the list: Move, Mark, Judge, Evidence, View and so on. */
  group: string;
  /** Whether it can act now; it is listed either way. */
  when?: () => boolean;
  /** Acts while a field has the focus, too: Escape, ⌘↵. */
  inFields?: boolean;
  /** Acts again and again while the key is held. */
  repeat?: boolean;
  run: (event: KeyboardEvent) => void;
};

export type HotkeyRegistry = {
  /** Returns the function that takes them away again. */
  register: (shortcuts: readonly Shortcut[]) => () => void;
  /** In the order of registration; the same array until something changes. */
  list: () => readonly Shortcut[];
  subscribe: (listener: () => void) => () => void;
  areCharacterKeysOn: () => boolean;
  setCharacterKeysOn: (isOn: boolean) => void;
  /** What a keydown does. True when a shortcut took it. */
  handle: (event: KeyboardEvent) => boolean;
};

type KeyPreference = { read: () => boolean; write: (isOn: boolean) => void };

type Entry = { shortcut: Shortcut; sequences: readonly KeySequence[] };
type Pending = { entry: Entry; rest: KeySequence };

/** A second key of a sequence has to follow within this time. */
const SEQUENCE_MS = 1_500;

const FIELDS =
  'textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], ' +
  '[type=reset], [type=range], [type=color], [type=file]), ' +
  '[contenteditable=""], [contenteditable=true], [contenteditable=plaintext-only], ' +
  '[role=textbox], [role=combobox], [role=searchbox]';

/** What takes the keyboard for itself while it is open. */
const OVERLAYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
const OPEN_OVERLAY = `:is(${OVERLAYS}):not([data-closed])`;

export function createHotkeyRegistry(preference: KeyPreference): HotkeyRegistry {
  const registrations = new Map<symbol, readonly Entry[]>();
  const listeners = new Set<() => void>();
  let listed: readonly Shortcut[] = [];
  let pending: readonly Pending[] = [];
  let pendingSince = 0;

  function changed(): void {
    listed = entries().map(({ shortcut }) => shortcut);
    for (const listener of listeners) listener();
  }

  function entries(): readonly Entry[] {
    return [...registrations.values()].flat();
  }

  function isAllowed({ shortcut, sequences }: Entry, event: KeyboardEvent): boolean {
    if (event.repeat && shortcut.repeat !== true) return false;
    if (shortcut.inFields !== true && isInField(event)) return false;
    if (!preference.read() && sequences.every(isCharacterKeys)) return false;
    return shortcut.when === undefined || shortcut.when();
  }

  return {
    register(shortcuts) {
      const key = Symbol('shortcuts');
      registrations.set(
        key,
        shortcuts.map((shortcut) => ({
          shortcut,
          sequences: [shortcut.keys].flat().map(parseKeys),
        })),
      );
      changed();
      return () => {
        registrations.delete(key);
        pending = [];
        changed();
      };
    },

    list: () => listed,

    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    areCharacterKeysOn: () => preference.read(),

    setCharacterKeysOn(isOn) {
      preference.write(isOn);
      changed();
    },

    handle(event) {
      if (event.defaultPrevented || event.isComposing || isModifierAlone(event)) return false;
      if (isOverlayOpen(event)) return false;

      const begun = event.timeStamp - pendingSince <= SEQUENCE_MS ? pending : [];
      pending = [];
      // What was registered last belongs to the innermost part of the screen, and wins.
      const fresh = entries()
        .flatMap((entry) => entry.sequences.map((rest) => ({ entry, rest })))
        .reverse();
      const waiting: Pending[] = [];
      for (const { entry, rest } of [...begun, ...fresh]) {
        const [press, ...then] = rest;
        if (press === undefined || !matchesPress(event, press)) continue;
        if (!isAllowed(entry, event)) continue;
        if (then.length > 0) {
          waiting.push({ entry, rest: then });
          continue;
        }
        if (waiting.length > 0) continue;
        event.preventDefault();
        entry.shortcut.run(event);
        return true;
      }
      if (waiting.length === 0) return false;
      pending = waiting;
      pendingSince = event.timeStamp;
      event.preventDefault();
      return true;
    },
  };
}

function isModifierAlone(event: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key);
}

function isInField(event: KeyboardEvent): boolean {
  // The real target, also when it lies inside a shadow root.
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(FIELDS) !== null;
}

function isOverlayOpen(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  const page = target instanceof Node ? target.ownerDocument : null;
  // Few elements have a role: asking for those first takes a fifth of the time on a long page.
  const withRole = (page ?? document).querySelectorAll('[role]');
  return [...withRole].some((element) => element.matches(OPEN_OVERLAY));
}
