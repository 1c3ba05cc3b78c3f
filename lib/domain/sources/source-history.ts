/**
 * What happened to a source, in words. Of one that is confidential now nothing is told that
 * was written while it went by its name.
 */
import { describeEvent } from '../events/describe-event';
import type { Json, JsonObject } from '../shared/json';

const FIELDS: Readonly<Record<string, string>> = {
  label: 'its name',
  kind: 'its kind',
  otherNames: 'its other names',
  derivesFromId: 'from whom it has it',
  tier: 'its tier',
  terms: 'its terms',
  notes: 'the notes',
};

type SourceEvent = { type: string; payload: JsonObject };

/** An event as it may be told: under the alias, and without what was changed from and to. */
export function quietEvent(event: SourceEvent, aliases: ReadonlyMap<string, string>): SourceEvent {
  const { sourceId, intoId } = event.payload;
  const aliasOf = (id: unknown) => (typeof id === 'string' ? aliases.get(id) : undefined);
  const alias = aliasOf(sourceId);
  const into = aliasOf(intoId);
  if (alias === undefined && into === undefined) return event;
  const { before: _before, after, ...payload } = event.payload;
  return {
    type: event.type,
    payload: {
      ...payload,
      ...(alias !== undefined && payload['label'] !== undefined && { label: alias }),
      ...(into !== undefined && { intoLabel: into }),
      ...(isJsonObject(after) && { fields: Object.keys(after) }),
    },
  };
}

export function sourceEventWords({ type, payload }: SourceEvent): string {
  if (type !== 'source.changed') return describeEvent({ type, payload });
  const { before, after, fields } = payload;
  const was = isJsonObject(before) ? before['label'] : undefined;
  if (isJsonObject(after) && typeof was === 'string' && typeof after['label'] === 'string') {
    const rest = Object.keys(after).filter((field) => field !== 'label');
    const also = rest.length === 0 ? '' : `, and ${listOf(rest)}`;
    return `changed its name from “${was}” to “${after['label']}”${also}`;
  }
  const given = isJsonObject(after) ? Object.keys(after) : Array.isArray(fields) ? fields : [];
  return given.length === 0 ? 'changed it' : `changed ${listOf(given.map(String))}`;
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(fields: readonly string[]): string {
  return fields.map((field) => FIELDS[field] ?? field).join(', ');
}
