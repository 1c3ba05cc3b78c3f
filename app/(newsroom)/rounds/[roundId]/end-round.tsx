'use client';

import { useRouter } from 'next/navigation';

import { EndDialog } from '@/components/desk/end-dialog';
import { showMessage } from '@/components/ui/messages';
import { callLater } from '@/lib/client/call';
import { isUncited } from '@/lib/client/desk/claim-state';
import type { DeskState } from '@/lib/client/desk/store';
import type { DeskView } from '@/lib/contracts/desk';
import type { Coverage } from '@/lib/domain/articles/coverage';

import type { ReadText } from './use-article';

type EndRoundProps = {
  desk: DeskView;
  kind: 'submit' | 'close' | null;
  state: DeskState;
  read: ReadText;
  coverage: Coverage;
  onClose: () => void;
};

const loadEndpoints = () => import('@/lib/contracts/endpoints/rounds');

/** Bringing a reading, or the whole round, to its end. */
export function EndRound({ desk, kind, state, read, coverage, onClose }: EndRoundProps) {
  const router = useRouter();
  const { round } = desk;
  if (kind === null) return null;

  async function confirm(): Promise<string | null> {
    const params = { roundId: round.id };
    const result =
      kind === 'close'
        ? await callLater(() => loadEndpoints().then(({ closeRound }) => closeRound), { params })
        : await callLater(() => loadEndpoints().then(({ submitReading }) => submitReading), {
            params,
          });
    if (!result.ok) {
      return result.problem?.detail ?? 'The server did not answer. Try again.';
    }
    onClose();
    showMessage({ text: kind === 'close' ? 'The round is closed.' : 'Your reading is submitted.' });
    // Whoever submits or closes may read the comparison, though not before this moment.
    if (result.data.phase === 'comparison') {
      router.push(`/rounds/${round.id}/comparison`);
    }
    router.refresh();
    return null;
  }

  const { offsets } = read.places;
  return (
    <EndDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      kind={kind}
      isBlind={round.mode === 'blind' && round.reviewers.length > 1}
      work={{
        unexamined: coverage.sentences
          .filter(({ state: examined }) => examined !== 'examined')
          .map(({ start, end }) => read.text.slice(offsets.toIndex(start), offsets.toIndex(end))),
        withoutVerdict: state.annotations.filter(({ verdict }) => verdict === null).length,
        uncited: state.annotations.filter(isUncited).length,
        openQueries: state.queries.filter((query) => query.state === 'open').length,
        unsaved: state.unsaved,
      }}
      onConfirm={confirm}
    />
  );
}
