import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createHotkeyRegistry, type HotkeyRegistry, type Shortcut } from './hotkeys';

/** What a key on a keyboard sends; the layout decides what `key` is. */
type Press = KeyboardEventInit & { key: string };

let areCharacterKeysOn = true;
let registry: HotkeyRegistry;

beforeEach(() => {
  areCharacterKeysOn = true;
  registry = createHotkeyRegistry({
    read: () => areCharacterKeysOn,
    write: (isOn) => {
      areCharacterKeysOn = isOn;
    },
  });
});

afterEach(() => {
  document.body.innerHTML = '';
});

function aShortcut(keys: string, more: Partial<Shortcut> = {}) {
  const run = vi.fn();
  registry.register([{ id: keys, keys, label: keys, group: 'Test', run, ...more }]);
  return run;
}

function press(init: Press, target: Element = document.body, at?: number): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  if (at !== undefined) Object.defineProperty(event, 'timeStamp', { value: at });
  const handle = (heard: Event) => {
    if (heard instanceof KeyboardEvent) registry.handle(heard);
  };
  window.addEventListener('keydown', handle);
  target.dispatchEvent(event);
  window.removeEventListener('keydown', handle);
  return event;
}

function put(html: string): Element {
  document.body.innerHTML = html;
  const element = document.querySelector('[data-target]');
  if (element === null) throw new Error('The test puts no target on the page.');
  return element;
}

describe('a registered key', () => {
  test('acts, and keeps the browser from acting on it too', () => {
    const run = aShortcut('j');
    expect(press({ key: 'j' }).defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });

  test('does not act with a modifier that it does not name', () => {
    const run = aShortcut('j');
    press({ key: 'J', shiftKey: true });
    press({ key: 'j', ctrlKey: true });
    press({ key: 'j', metaKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  test('acts whether or not capitals are locked', () => {
    const run = aShortcut('j');
    press({ key: 'J' });
    expect(run).toHaveBeenCalledOnce();
  });

  test('stops acting when the screen that registered it is left', () => {
    const run = vi.fn();
    const remove = registry.register([{ id: 'a', keys: 'j', label: 'A', group: 'Test', run }]);
    remove();
    press({ key: 'j' });
    expect(run).not.toHaveBeenCalled();
    expect(registry.list()).toEqual([]);
  });

  test('registered later wins over the same key registered before', () => {
    const before = aShortcut('n');
    const after = aShortcut('n');
    press({ key: 'n' });
    expect(after).toHaveBeenCalledOnce();
    expect(before).not.toHaveBeenCalled();
  });

  test('leaves the key to another while it cannot act', () => {
    const before = aShortcut('n');
    aShortcut('n', { when: () => false });
    press({ key: 'n' });
    expect(before).toHaveBeenCalledOnce();
  });

  test('acts once while it is held, unless it may repeat', () => {
    const once = aShortcut('s');
    const again = aShortcut('j', { repeat: true });
    press({ key: 's', repeat: true });
    press({ key: 'j', repeat: true });
    expect(once).not.toHaveBeenCalled();
    expect(again).toHaveBeenCalledOnce();
  });
});

describe('a key where somebody is typing', () => {
  test.each([
    '<textarea data-target></textarea>',
    '<input data-target>',
    '<input type="search" data-target>',
    '<select data-target></select>',
    '<div contenteditable="true"><p data-target>x</p></div>',
    '<div role="textbox" data-target></div>',
  ])('does not act in %s', (html) => {
    const run = aShortcut('m');
    press({ key: 'm' }, put(html));
    expect(run).not.toHaveBeenCalled();
  });

  test.each([
    '<input type="checkbox" data-target>',
    '<input type="radio" data-target>',
    '<div contenteditable="false"><p data-target>x</p></div>',
    '<button data-target></button>',
  ])('acts in %s', (html) => {
    const run = aShortcut('m');
    press({ key: 'm' }, put(html));
    expect(run).toHaveBeenCalledOnce();
  });

  test('acts in a field when it is meant for fields', () => {
    const run = aShortcut('Escape', { inFields: true });
    press({ key: 'Escape' }, put('<textarea data-target></textarea>'));
    expect(run).toHaveBeenCalledOnce();
  });

  test('does not act while a word is composed', () => {
    const run = aShortcut('m');
    press({ key: 'm', isComposing: true });
    expect(run).not.toHaveBeenCalled();
  });
});

test.each(['dialog', 'alertdialog', 'menu', 'listbox'])('no key acts behind an open %s', (role) => {
  const run = aShortcut('m');
  document.body.innerHTML = `<div role="${role}"></div>`;
  press({ key: 'm' });
  expect(run).not.toHaveBeenCalled();

  document.body.innerHTML = `<div role="${role}" data-closed></div>`;
  press({ key: 'm' });
  expect(run).toHaveBeenCalledOnce();
});

describe('a keyboard of another layout', () => {
  test('finds ? wherever it is printed', () => {
    const run = aShortcut('?');
    press({ key: '?', code: 'Slash', shiftKey: true });
    press({ key: '?', code: 'Minus', shiftKey: true });
    press({ key: '?', code: 'KeyM', shiftKey: true });
    expect(run).toHaveBeenCalledTimes(3);
  });

  test('finds [ under AltGr, and does not take its key for a digit', () => {
    const bracket = aShortcut('[');
    const digit = aShortcut('8');
    press({ key: '[', code: 'Digit8', ctrlKey: true, altKey: true, modifierAltGraph: true });
    expect(bracket).toHaveBeenCalledOnce();
    expect(digit).not.toHaveBeenCalled();
  });

  test('finds the digits where they need Shift', () => {
    const verdict = aShortcut('1');
    const confidence = aShortcut('Shift+1');
    press({ key: '&', code: 'Digit1' });
    expect(verdict).toHaveBeenCalledOnce();
    press({ key: '1', code: 'Digit1', shiftKey: true });
    expect(confidence).toHaveBeenCalledOnce();
    press({ key: '1', code: 'Numpad1' });
    expect(verdict).toHaveBeenCalledTimes(2);
  });

  test('finds letters in their place where none are Latin, and by their print where they are', () => {
    const run = aShortcut('q');
    press({ key: 'й', code: 'KeyQ' });
    press({ key: 'q', code: 'KeyA' });
    expect(run).toHaveBeenCalledTimes(2);
    press({ key: 'a', code: 'KeyQ' });
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe('two keys in a row', () => {
  test('act when the second follows the first', () => {
    const run = aShortcut('g d');
    const other = aShortcut('d');
    press({ key: 'g' }, document.body, 1_000);
    press({ key: 'd' }, document.body, 1_400);
    expect(run).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
  });

  test('are forgotten when the second comes late', () => {
    const run = aShortcut('g d');
    const other = aShortcut('d');
    press({ key: 'g' }, document.body, 1_000);
    press({ key: 'd' }, document.body, 9_000);
    expect(run).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });
});

describe('switching single-character keys off', () => {
  test('stops letters, digits, signs and their sequences, and nothing else', () => {
    const single = ['j', '1', '?', 'Shift+J', 'g d'].map((keys) => aShortcut(keys));
    const kept = ['Escape', 'Alt+ArrowLeft'].map((keys) => aShortcut(keys));
    registry.setCharacterKeysOn(false);

    press({ key: 'j' });
    press({ key: '1', code: 'Digit1' });
    press({ key: '?', shiftKey: true });
    press({ key: 'J', shiftKey: true });
    press({ key: 'g' });
    press({ key: 'd' });
    press({ key: 'Escape' });
    press({ key: 'ArrowLeft', altKey: true });
    for (const run of single) expect(run).not.toHaveBeenCalled();
    for (const run of kept) expect(run).toHaveBeenCalledOnce();

    registry.setCharacterKeysOn(true);
    press({ key: 'j' });
    expect(single[0]).toHaveBeenCalledOnce();
  });

  test('still lists them', () => {
    aShortcut('j');
    registry.setCharacterKeysOn(false);
    expect(registry.list().map(({ id }) => id)).toEqual(['j']);
  });
});
