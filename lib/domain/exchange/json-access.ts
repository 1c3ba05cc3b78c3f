/** Looking into JSON of unknown shape without believing any of it. */
import type { Json, JsonObject } from '../shared/json';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One thing or a list of them: both are written in JSON-LD. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return listOf(value).filter(isObject);
}

/** The words under the first of these names that has any. */
export function wordsOf(object: JsonObject, ...names: readonly string[]): string {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** The words under a name, or others where there are none. */
export function wordsOr(object: JsonObject, name: string, otherwise: string): string {
  const words = wordsOf(object, name);
  return words === '' ? otherwise : words;
}

export function numberOf(object: JsonObject, name: string): number | null {
  const value = object[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
