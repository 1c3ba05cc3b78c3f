'use client';

import { FileCheck2, PackageCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { addressOf, call } from '@/lib/client/call';
import { changeRoundStages, exportSignedPackage } from '@/lib/contracts/endpoints/sign-off';
import type { SignOffView } from '@/lib/contracts/sign-off';

import { Button, buttonClass } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { showMessage } from '../ui/messages';

type StagesLineProps = { signOff: SignOffView; roundId: string; mayExport: boolean };

/** Under which version of the stages the round is signed, and the signatures as a file. */
export function StagesLine({ signOff, roundId, mayExport }: StagesLineProps) {
  const { stageVersion, newestStageVersion, mayChangeStages, stages } = signOff;
  const isOld = stageVersion < newestStageVersion;
  const isSigned = stages.some(({ signature }) => signature !== null);
  return (
    <div className="sg-line">
      <p className="muted">
        Signed under version {stageVersion} of the newsroom’s stages
        {isOld ? `; the newest is version ${newestStageVersion}.` : ', the newest.'}
      </p>
      {isOld && mayChangeStages && (
        <MoveToNewest roundId={roundId} version={newestStageVersion} isSigned={isSigned} />
      )}
      {mayExport && isSigned && (
        <span className="sg-files">
          <a
            className={buttonClass({ variant: 'quiet' })}
            href={addressOf(exportSignedPackage, { params: { roundId } })}
            download
          >
            <PackageCheck strokeWidth={1.9} />
            <span>Signed package</span>
          </a>
          <a className={buttonClass({ variant: 'quiet' })} href="/verify.html" download>
            <FileCheck2 strokeWidth={1.9} />
            <span>Page that checks it</span>
          </a>
        </span>
      )}
    </div>
  );
}

type MoveToNewestProps = { roundId: string; version: number; isSigned: boolean };

/** Deliberately, and on record: a change of the settings moves no round by itself. */
function MoveToNewest({ roundId, version, isSigned }: MoveToNewestProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function move() {
    setBusy(true);
    setError(null);
    const result = await call(changeRoundStages, { params: { roundId }, body: { version } });
    setBusy(false);
    if (!result.ok) {
      setError(
        result.problem?.detail ?? 'The server was not reached. Check the connection and try again.',
      );
      return;
    }
    setOpen(false);
    showMessage({ text: `The round is signed under version ${version} of the stages now.` });
    router.refresh();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Use version {version}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Sign under version ${version} of the stages`}
        width="520px"
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button variant="primary" busy={isBusy} onClick={() => void move()}>
              Use version {version}
            </Button>
          </>
        }
      >
        <div className="reopen">
          <p>
            {isSigned
              ? 'What was signed under the stages of before no longer holds and has to be signed again. It stays in the record.'
              : 'Nothing is signed yet, so nothing is lost.'}
          </p>
          {error !== null && <p role="alert">{error}</p>}
        </div>
      </Dialog>
    </>
  );
}
