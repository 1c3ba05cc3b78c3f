/**
 * One way to write a value down, so that equal values have equal bytes and a
 * hash of the bytes vouches for the value.
 *
 * This is the JSON Canonicalization Scheme: no white space, the members of an
 * object ordered by the UTF-16 code units of their names, numbers and strings as
 * ECMAScript writes them. What JSON cannot say exactly is refused with the place
 * where it stands; nothing is dropped or replaced on the way.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
import type { Json } from '../shared/json';

/**
 * The canonical text of `value`. Its UTF-8 encoding is what is hashed.
 *
 * @throws TypeError for `undefined`, a function, a symbol, a bigint, or an
 * object that is no plain object (a date, say).
 * @throws RangeError for `NaN`, an infinity, or half of a surrogate pair.
 */
export function canonicalJson(value: Json): string {
  return write(value, '$');
}

/** Takes `unknown`: values that come from a database only promise to be JSON. */
function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, path);
  if (typeof value === 'string') return writeString(value, path);
  if (Array.isArray(value)) return writeArray(value, path);
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, path);
  throw new TypeError(`${path} is ${describe(value)}, which JSON cannot carry`);
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value))
    throw new RangeError(`${path} is ${value}, which is not a number JSON has`);
  return JSON.stringify(value);
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new RangeError(`${path} contains half of a surrogate pair`);
  return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], path: string): string {
  // Array.from visits the holes of a sparse array, which map() skips.
  const items = Array.from(value, (item, at) => write(item, `${path}[${at}]`));
  return `[${items.join(',')}]`;
}

function writeObject(value: object, path: string): string {
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${writeString(name, path)}:${write(member, `${path}.${name}`)}`);
  return `{${members.join(',')}}`;
}

/** An object literal, or one parsed from JSON, whichever realm it comes from. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (typeof value === 'object') return Object.prototype.toString.call(value);
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
