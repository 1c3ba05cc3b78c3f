'use client';

import { FileText } from 'lucide-react';

import type { RoundFrame } from '@/lib/contracts/desk';
import type { ConfirmingBy, SignOffView } from '@/lib/contracts/sign-off';

import { ButtonLink } from '../ui/button-link';
import { HashText } from '../ui/hash-text';
import { Notice } from '../ui/notice';
import { ChangeList } from './change-list';
import { GatePanel } from './gate-panel';
import { ReopenDialog } from './reopen-dialog';
import { StageLadder } from './stage-ladder';
import { StagesLine } from './stages-line';
import { useSigning } from './use-signing';
import { VoidedNotice } from './voided-notice';

type SignOffBodyProps = {
  frame: RoundFrame;
  signOff: SignOffView;
  claimOfQuery: Readonly<Record<string, string>>;
  confirming: ConfirmingBy;
};

/** Text, claims and seal, where a person signs; later changes are shown as changes. */
export function SignOffBody({ frame, signOff, claimOfQuery, confirming }: SignOffBodyProps) {
  const { article, round, may } = frame;
  const { stages, contentSha256, textSha256, claimsSha256, claimCount, changes } = signOff;
  const next = stages.find(({ isNext }) => isNext) ?? null;
  const signing = useSigning({ roundId: round.id, stage: next, contentSha256, confirming });
  const isSignedOff = round.phase === 'signed_off';
  const signed = stages.filter(({ state }) => state === 'signed').length;
  const hasOutdated = stages.some(({ state }) => state === 'outdated');

  return (
    <>
      <header className="sg-h">
        <div>
          {/* The heading of the page stands above both columns. */}
          <p className="sg-title" aria-hidden="true">
            Sign-off
          </p>
          <p className="muted">
            {article.title} · version {round.versionOrdinal} · round {round.ordinal}
          </p>
        </div>
        <div className="seal">
          <span className="lab">Seal of what you see</span>
          <HashText hash={contentSha256} digits={32} />
          <span className="muted">
            text <HashText hash={textSha256} digits={8} /> · {claimCount}{' '}
            {claimCount === 1 ? 'claim' : 'claims'} <HashText hash={claimsSha256} digits={8} />
          </span>
        </div>
      </header>
      <StageLadder stages={stages} />
      <StagesLine signOff={signOff} roundId={round.id} mayExport={may.exportReport} />
      <VoidedNotice stages={stages} />
      {isSignedOff && (
        <Notice
          tone="ok"
          live="polite"
          title="Signed off."
          action={
            <>
              {may.exportReport && (
                <ButtonLink
                  href={`/rounds/${round.id}/report`}
                  icon={<FileText strokeWidth={1.9} />}
                >
                  Open the report
                </ButtonLink>
              )}
              {may.reopen && <ReopenDialog roundId={round.id} signatures={signed} />}
            </>
          }
        >
          Every stage has signed exactly this text, these claims and this evidence. Nothing in it
          can be changed unless the round is unlocked.
        </Notice>
      )}
      <div className="sg2">
        {next !== null && (
          <GatePanel
            stage={next}
            contentSha256={contentSha256}
            roundId={round.id}
            claimOfQuery={claimOfQuery}
            signing={signing}
          />
        )}
        {hasOutdated && (
          <ChangeList changes={changes} verdicts={round.scale.verdicts} roundId={round.id} />
        )}
      </div>
    </>
  );
}
