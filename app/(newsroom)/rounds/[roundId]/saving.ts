/** What the status bar says of saving, and what of it waits for a person. */
import type { KeptEntry } from '@/components/desk/kept-work';
import type { SaveState } from '@/components/shell/save-state';
import type { DeskState, DeskStore } from '@/lib/client/desk/store';
import { nameOfWrite, wordsOfWrite } from '@/lib/client/desk/write-words';

type Ways = { onRetry: () => void; onShow: () => void };

export function savingOf(
  { lanes, unsaved, savedAt, heldBack }: DeskState,
  { onRetry, onShow }: Ways,
): SaveState {
  const states = [...lanes.values()].map(({ status }) => status);
  const asked =
    heldBack.length +
    states.filter((status) => status === 'refused' || status === 'conflict').length;
  if (asked > 0) {
    return {
      kind: 'failed',
      message: asked === 1 ? 'One change is not saved.' : `${asked} changes are not saved.`,
      onShow,
    };
  }
  if (states.includes('unreachable')) {
    if (!navigator.onLine) return { kind: 'offline', kept: unsaved };
    const changes = unsaved === 1 ? '1 change is' : `${unsaved} changes are`;
    return {
      kind: 'failed',
      message: `The server does not answer. ${changes} kept on this machine and sent again.`,
      onRetry,
    };
  }
  if (unsaved > 0) return { kind: 'saving' };
  return savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: savedAt };
}

/** What was not saved and waits for a person: why, what was typed, and what can be done. */
export function keptEntries(store: DeskStore, state: DeskState): readonly KeptEntry[] {
  const late = state.heldBack.map(({ id, write, because }) => ({
    id,
    name: nameOfWrite(write),
    words: wordsOfWrite(write),
    because,
    annotationId: null,
    onRetry: () => store.late.retry(id),
    onDiscard: () => store.late.discard(id),
  }));
  const asked = [...state.lanes].flatMap(([key, lane]): KeptEntry[] => {
    if (lane.status !== 'refused' && lane.status !== 'conflict') return [];
    const writes = store.outbox.writesOf(key);
    return [
      {
        id: key,
        name: writes.map(nameOfWrite).join(', '),
        words: writes.map(wordsOfWrite).filter(Boolean).join('\n'),
        because:
          lane.status === 'refused'
            ? lane.problem.detail
            : 'A colleague changed the same. The claim shows both.',
        annotationId: store.find(key) === null ? null : key,
        onRetry: lane.status === 'refused' ? () => store.outbox.retry(key) : null,
        onDiscard: () => store.discard(key),
      },
    ];
  });
  return [...late, ...asked];
}
