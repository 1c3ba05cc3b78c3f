/**
 * What a newsroom knows of its sources: by which names they go, and from whom each has what
 * it says. A confidential source goes by its alias; who it is stands elsewhere.
 */
import { foldText } from '../comparison/fold-text';

export const SOURCE_KINDS = [
  'person',
  'organization',
  'document',
  'dataset',
  'recording',
  'site',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const SOURCE_KIND_LABELS: Record<SourceKind, string> = {
  person: 'Person',
  organization: 'Organization',
  document: 'Document',
  dataset: 'Data',
  recording: 'Recording',
  site: 'Site or outlet',
};

/** A name as it compares: case, white space, and a leading article say nothing. */
export function foldName(name: string): string {
  return foldText(name).replace(/^the /u, '');
}

type Derived = { id: string; derivesFromId: string | null };

/** The sources behind a source, nearest first; the last is the origin. Never endless, whatever is stored. */
export function chainOf<S extends Derived>(source: S, byId: ReadonlyMap<string, S>): S[] {
  const chain: S[] = [];
  const seen = new Set([source.id]);
  let next = source.derivesFromId;
  while (next !== null && !seen.has(next)) {
    const found = byId.get(next);
    if (found === undefined) break;
    seen.add(next);
    chain.push(found);
    next = found.derivesFromId;
  }
  return chain;
}

/** Whether a source would, through others, come from itself. */
export function wouldCircle<S extends Derived>(
  id: string,
  derivesFromId: string | null,
  byId: ReadonlyMap<string, S>,
): boolean {
  if (derivesFromId === null) return false;
  if (derivesFromId === id) return true;
  const from = byId.get(derivesFromId);
  return from !== undefined && chainOf(from, byId).some((one) => one.id === id);
}
