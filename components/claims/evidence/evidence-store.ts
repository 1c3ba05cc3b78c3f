'use client';

import { useEffect, useSyncExternalStore } from 'react';

import { call } from '@/lib/client/call';
import { getEvidence } from '@/lib/contracts/endpoints/evidence';
import type { EvidenceView } from '@/lib/contracts/evidence';
import { isUnderWay } from '@/lib/domain/evidence/capture';

/**
 * The evidence of the claims that are open: asked for once for all citations of a
 * claim, and again every two seconds while a capture is being taken.
 */
type Entry = { view: EvidenceView | null; watchers: number; timer: number | null };

const EVERY_MS = 2_000;

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();

function entryOf(annotationId: string): Entry {
  const known = entries.get(annotationId);
  if (known !== undefined) return known;
  const entry: Entry = { view: null, watchers: 0, timer: null };
  entries.set(annotationId, entry);
  return entry;
}

/** Ask again now: after something was done. */
function stopClock(entry: Entry): void {
  if (entry.timer !== null) window.clearTimeout(entry.timer);
  entry.timer = null;
}

export async function refreshEvidence(annotationId: string): Promise<void> {
  const entry = entryOf(annotationId);
  stopClock(entry);
  const result = await call(getEvidence, { params: { annotationId } });
  if (result.ok) {
    entry.view = result.data;
    for (const listener of listeners) listener();
  }
  const isBusy = entry.view?.citations.some(({ captures }) =>
    captures.some(({ state }) => isUnderWay(state)),
  );
  if (isBusy === true && entry.watchers > 0) {
    // Another answer may have set a clock while this one was on its way.
    stopClock(entry);
    entry.timer = window.setTimeout(() => void refreshEvidence(annotationId), EVERY_MS);
  }
}

/** `version` is the claim's own: a citation that was added or changed is asked about anew. */
export function useEvidence(annotationId: string, version: number): EvidenceView | null {
  useEffect(() => {
    const entry = entryOf(annotationId);
    entry.watchers += 1;
    // Each citation of a claim watches; the first one asks for all.
    if (entry.watchers === 1) void refreshEvidence(annotationId);
    return () => {
      entry.watchers -= 1;
      if (entry.watchers > 0) return;
      if (entry.timer !== null) window.clearTimeout(entry.timer);
      entries.delete(annotationId);
    };
  }, [annotationId, version]);
  return useSyncExternalStore(
    subscribe,
    () => entries.get(annotationId)?.view ?? null,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
