/**
 * Which key a keyboard event stands for, on any layout. A letter is the letter
 * printed on the key (on a keyboard without Latin letters: the key in its
 * place); a digit is the key in the row of digits, which on some layouts prints
 * another sign; a sign such as ? or [ is the sign itself, whatever it takes to
 * type it.
 */
import { matchKeyBindingPress, parseKeybinding, type KeyBindingPress } from 'tinykeys';

export type KeySequence = readonly KeyBindingPress[];

/** `j`, `Shift+J`, `$mod+k`, `Alt+ArrowLeft`, `g d`, `?`: the grammar of tinykeys. */
export function parseKeys(keys: string): KeySequence {
  return parseKeybinding(keys);
}

export function matchesPress(event: KeyboardEvent, press: KeyBindingPress): boolean {
  const [modifiers, key] = press;
  if (typeof key !== 'string') return matchKeyBindingPress(event, press);
  if (/^[a-z]$/i.test(key)) {
    return (
      hasExactly(event, modifiers) &&
      (/^[a-z]$/i.test(event.key)
        ? event.key.toLowerCase() === key.toLowerCase()
        : event.code === `Key${key.toUpperCase()}`)
    );
  }
  if (/^[0-9]$/.test(key)) {
    return (
      hasExactly(event, modifiers) &&
      (event.code === `Digit${key}` || (event.code === `Numpad${key}` && event.key === key))
    );
  }
  if (key.length === 1) {
    // Shift, Alt and AltGr may be what it takes to type the sign.
    const isTyped = event.getModifierState('AltGraph') || (!event.ctrlKey && !event.metaKey);
    return modifiers.length === 0
      ? isTyped && event.key === key
      : matchKeyBindingPress(event, press);
  }
  return matchKeyBindingPress(event, press);
}

/**
 * Whether it is made of letters, digits and signs alone. Someone who speaks to
 * the computer presses such keys without meaning to, so they can be switched
 * off (WCAG 2.2, 2.1.4).
 */
export function isCharacterKeys(sequence: KeySequence): boolean {
  return sequence.every(
    ([modifiers, key]) =>
      typeof key === 'string' &&
      key.length === 1 &&
      modifiers.every((modifier) => modifier === 'Shift'),
  );
}

function hasExactly(event: KeyboardEvent, modifiers: readonly string[]): boolean {
  return (
    !event.getModifierState('AltGraph') &&
    event.shiftKey === modifiers.includes('Shift') &&
    event.altKey === modifiers.includes('Alt') &&
    event.ctrlKey === modifiers.includes('Control') &&
    event.metaKey === modifiers.includes('Meta')
  );
}
