import { ArrowRight, Check, Lock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';

import type { StageView } from '@/lib/contracts/sign-off';

import { classNames } from '../ui/class-names';
import { PersonBadge } from '../ui/person-badge';
import { TimeText } from '../ui/time-text';

const STROKE = { strokeWidth: 1.9 };

const STATES: Record<StageView['state'], { label: string; icon: ReactNode }> = {
  signed: { label: 'Signed', icon: <Check {...STROKE} /> },
  outdated: { label: 'Outdated', icon: <RotateCcw {...STROKE} /> },
  next: { label: 'Next', icon: <ArrowRight {...STROKE} /> },
  locked: { label: 'Locked', icon: <Lock {...STROKE} /> },
};

/** The stages in their order: who has signed, whose signature no longer holds, whose turn it is. */
export function StageLadder({ stages }: { stages: readonly StageView[] }) {
  return (
    <ol className="ladder" aria-label="Stages" style={{ '--stages': stages.length }}>
      {stages.map((stage, index) => (
        <li key={stage.id} className={classNames(`st-${stage.state}`, stage.isNext && 'st-turn')}>
          <span className="rung">
            <PersonBadge role={stage.role} label="" />
          </span>
          <div>
            <b>{stage.label}</b>
            <span className="ls">
              {STATES[stage.state].icon}
              {STATES[stage.state].label}
              {stage.state === 'outdated' && stage.isNext && ', to be signed again'}
            </span>
            <small>
              <Detail stage={stage} before={stages[index - 1]} />
            </small>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Detail({ stage, before }: { stage: StageView; before: StageView | undefined }) {
  if (stage.state !== 'signed' && stage.standing.length > 0) {
    const names = stage.standing.map(({ signer }) => signer.name).join(', ');
    return `${names}; ${stage.needed - stage.standing.length} more to sign`;
  }
  if (stage.standing.length > 1) {
    return stage.standing.map(({ signer }) => signer.name).join(', ');
  }
  if (stage.signature !== null) {
    return (
      <>
        {stage.signature.signer.name}, <TimeText at={stage.signature.signedAt} />
      </>
    );
  }
  if (!stage.isNext) return before === undefined ? 'waits' : `after “${before.label}”`;
  if (stage.needed > 1) return `${stage.needed} people sign here`;
  return stage.gates.every(({ met }) => met) ? 'ready to be signed' : 'waiting for the gate';
}
