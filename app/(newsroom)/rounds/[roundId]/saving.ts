/** What the status bar says of saving. */
import type { SaveState } from '@/components/shell/save-state';
import type { DeskState } from '@/lib/client/desk/store';

export function savingOf({ lanes, unsaved, savedAt }: DeskState, onRetry: () => void): SaveState {
  const states = [...lanes.values()].map(({ status }) => status);
  const waiting = states.filter((status) => status === 'refused' || status === 'conflict').length;
  if (waiting > 0) {
    return {
      kind: 'failed',
      message:
        waiting === 1
          ? 'One claim has changes that are not saved.'
          : `${waiting} claims have changes that are not saved.`,
    };
  }
  if (states.includes('unreachable')) {
    return navigator.onLine
      ? {
          kind: 'failed',
          message: `Not saved: ${unsaved} ${unsaved === 1 ? 'change' : 'changes'}.`,
          onRetry,
        }
      : { kind: 'offline', kept: unsaved };
  }
  if (unsaved > 0) return { kind: 'saving' };
  return savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: savedAt };
}
