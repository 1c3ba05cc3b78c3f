import { RotateCcw } from 'lucide-react';

import type { SignatureView, StageView } from '@/lib/contracts/sign-off';

import { HashText } from '../ui/hash-text';
import { Notice } from '../ui/notice';

/** Says which signatures no longer hold, and by what they were voided. */
export function VoidedNotice({ stages }: { stages: readonly StageView[] }) {
  const voided = stages.flatMap(({ state, signature }) =>
    state === 'outdated' && signature !== null ? [signature] : [],
  );
  if (voided.length === 0) return null;
  const reasons = [...new Set(voided.map(reasonOf))];
  const seals = [...new Set(voided.map(({ contentSha256 }) => contentSha256))];
  return (
    <Notice
      tone="bad"
      live="off"
      icon={<RotateCcw strokeWidth={1.9} />}
      title={
        voided.length === 1
          ? 'One signature no longer holds.'
          : `${voided.length} signatures no longer hold.`
      }
    >
      {reasons.join(' ')}{' '}
      {seals.map((seal) => (
        <span key={seal}>
          Seal <HashText hash={seal} digits={8} /> covers what stood there before.{' '}
        </span>
      ))}
      {voided.length === 1 ? 'It stays in the record.' : 'They stay in the record.'}
    </Notice>
  );
}

function reasonOf({ voidReason }: SignatureView): string {
  return voidReason === '' ? 'What was signed has changed.' : voidReason;
}
