/** Keeps an open desk as the server has it: what others change is read and laid under what is written here. */
import type { StreamFrame } from '@/lib/contracts/event-stream';
import type { DeskChanges } from '@/lib/contracts/desk-changes';
import { MOST_CHANGED } from '@/lib/contracts/followed';
import type { LiveChange } from '@/lib/contracts/live';

import type { DeskStore } from '../desk/store';
import { createBurstReader } from './burst-reader';
import { isTalk, tellTalk } from './talk-news';

export type DeskNewsDependencies = {
  store: Pick<DeskStore, 'find' | 'merge' | 'answers' | 'settled' | 'roundId'>;
  /** Null when the server was not reached. */
  fetchChanges: (ids: readonly string[] | null) => Promise<DeskChanges | null>;
  /** The round is at another point, or the text is another: the whole page is read anew. */
  refreshPage: () => void;
  /** Of the page as it is shown now. */
  shown: () => { phase: string; versionId: string };
  schedule: (run: () => void, delayMs: number) => () => void;
};

export type DeskNewsReader = {
  onFrame: (frame: StreamFrame) => void;
  /** The page came anew, perhaps from before the last change. */
  readAll: () => void;
  close: () => void;
};

/** What a change of is on the desk itself. Every other change is of the page around it. */
const ON_THE_DESK = /^(?:annotation|citation|coverage|query)\./;

export function createDeskNews(deps: DeskNewsDependencies): DeskNewsReader {
  const { store } = deps;
  const reader = createBurstReader({ read, schedule: deps.schedule, most: MOST_CHANGED });

  async function read(ids: readonly string[] | null): Promise<boolean> {
    const answers = store.answers();
    const before = store.settled();
    const changes = await deps.fetchChanges(ids);
    if (changes === null) return false;
    const there = new Set(changes.annotations.map(({ id }) => id));
    const gone = ids === null ? before.filter((id) => !there.has(id)) : changes.gone;
    store.merge({ ...changes, gone }, answers);
    const { phase, versionId } = deps.shown();
    if (changes.phase !== phase || changes.articleVersionId !== versionId) deps.refreshPage();
    return store.answers() === answers;
  }

  return {
    onFrame({ event, data }) {
      if (event === 'start') reader.note('all');
      if (event !== 'change') return;
      const { type, roundId, annotationId, version } = JSON.parse(data) as LiveChange;
      if (roundId !== null && roundId !== store.roundId()) return;
      if (isTalk(type)) {
        tellTalk(annotationId);
        return;
      }
      if (!ON_THE_DESK.test(type)) {
        deps.refreshPage();
        return;
      }
      // One's own change comes back: the answer to it was faster.
      const known = annotationId === null ? null : store.find(annotationId);
      if (version !== null && known !== null && known.version >= version) return;
      reader.note(annotationId === null ? [] : [annotationId]);
    },
    readAll: () => reader.note('all'),
    close: reader.close,
  };
}
