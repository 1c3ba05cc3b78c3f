/** Files of codings and of spans: what is in them, or where and what is wrong. */
import 'server-only';

import type { CodingTable, Value } from '@/lib/domain/agreement/coding-table';
import type { Continuum, Mark } from '@/lib/domain/agreement/continuum';

import { plain, UsageError } from '../say';

export type Study =
  { kind: 'coding'; table: CodingTable } | { kind: 'spans'; continuum: Continuum };

/** @throws UsageError that begins with the name of the file. */
export function parseStudy(text: string, file: string): Study {
  const fail = (where: string, what: string): never => {
    throw new UsageError(plain(`${file}: ${where}${where === '' ? '' : ' '}${what}`));
  };
  const json = parseJson(text, fail);
  if (!isObject(json)) return fail('', 'is to be an object with "units", or "length" and "raters"');
  if ('units' in json) return { kind: 'coding', table: toTable(json, fail) };
  if ('raters' in json || 'length' in json) {
    return { kind: 'spans', continuum: toContinuum(json, fail) };
  }
  return fail('', 'has neither "units" (a coding) nor "length" and "raters" (spans)');
}

type Fail = (where: string, what: string) => never;

function parseJson(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return fail('', `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toTable(json: Readonly<Record<string, unknown>>, fail: Fail): CodingTable {
  const { units, categories } = json;
  if (!Array.isArray(units)) return fail('units', 'is to be a list');
  const rows = units.map((unit: unknown, at): (Value | null)[] => {
    const where = `units[${at}]`;
    if (!Array.isArray(unit)) return fail(where, 'is to be a list of values, one of each rater');
    return unit.map((value: unknown, rater) =>
      value === null ? null : toValue(value, `${where}[${rater}]`, fail),
    );
  });
  const width = rows[0]?.length ?? 0;
  for (const [at, row] of rows.entries()) {
    if (row.length === width) continue;
    fail(`units[${at}]`, `has ${countOf(row.length, 'value')}, units[0] has ${width}`);
  }
  if (categories === undefined || categories === null) return { units: rows };
  const order = toCategories(categories, fail);
  const known = new Set<Value>(order);
  for (const [at, row] of rows.entries()) {
    for (const [rater, value] of row.entries()) {
      if (value === null || known.has(value)) continue;
      fail(`units[${at}][${rater}]`, `is ${JSON.stringify(value)}, which is not in "categories"`);
    }
  }
  return { units: rows, categories: order };
}

function toCategories(categories: unknown, fail: Fail): Value[] {
  if (!Array.isArray(categories)) return fail('categories', 'is to be a list of values in order');
  const values = categories.map((value: unknown, at) => toValue(value, `categories[${at}]`, fail));
  for (const [at, value] of values.entries()) {
    const first = values.indexOf(value);
    if (first !== at) fail(`categories[${at}]`, `is the same as categories[${first}]`);
  }
  return values;
}

function toValue(value: unknown, where: string, fail: Fail): Value {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return fail(where, `is ${nameOf(value)}; a value is a string or a number, null where missing`);
}

function toContinuum(json: Readonly<Record<string, unknown>>, fail: Fail): Continuum {
  const { length, raters } = json;
  if (!isWhole(length) || length < 1) {
    return fail('length', 'is to be a whole number of positions, 1 or more');
  }
  if (!Array.isArray(raters)) return fail('raters', 'is to be a list with a list of each rater');
  const marks = raters.map((own: unknown, rater): Mark[] => {
    const where = `raters[${rater}]`;
    if (!Array.isArray(own)) return fail(where, 'is to be a list of spans');
    return own.map((span: unknown, at) => toMark(span, { where: `${where}[${at}]`, length }, fail));
  });
  return { length, raters: marks };
}

function toMark(
  span: unknown,
  { where, length }: { where: string; length: number },
  fail: Fail,
): Mark {
  if (!isObject(span)) return fail(where, 'is to be {"start", "end", "category"}');
  const { start, end, category = null } = span;
  if (!isWhole(start) || start < 0) return fail(`${where}.start`, 'is to be a whole number from 0');
  if (!isWhole(end)) return fail(`${where}.end`, 'is to be a whole number');
  if (end < start) return fail(where, `ends at ${end}, before it starts at ${start}`);
  if (end > length) return fail(where, `ends at ${end}, beyond the length of ${length}`);
  if (category === null || typeof category === 'string') return { start, end, category };
  if (typeof category === 'number') return { start, end, category: String(category) };
  return fail(`${where}.category`, `is ${nameOf(category)}; it is to be a string or null`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'too large a number';
  return value === undefined ? 'missing' : JSON.stringify(value);
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
