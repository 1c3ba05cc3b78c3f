'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';

import { call } from '@/lib/client/call';
import { sign as signEndpoint } from '@/lib/contracts/endpoints/decisions';
import { confirmSignature } from '@/lib/contracts/endpoints/sign-off';
import type { ConfirmingBy, StageView } from '@/lib/contracts/sign-off';

import { showMessage } from '../ui/messages';

export type Signing = {
  /** The person has said so of exactly the seal that is shown. */
  isRead: boolean;
  setRead: (isRead: boolean) => void;
  /** How the person shows that it is really they. */
  confirming: ConfirmingBy;
  password: string;
  setPassword: (password: string) => void;
  /** What is wrong with the password, said at its field. */
  passwordError: string | null;
  isBusy: boolean;
  notice: { title: string; text: string } | null;
  sign: () => Promise<void>;
};

type SigningInput = {
  roundId: string;
  stage: StageView | null;
  contentSha256: string;
  confirming: ConfirmingBy;
};

const UNREACHED = {
  title: 'No answer from the server.',
  text: 'Load the page again once the connection is back: the ladder shows whether it was signed.',
};

/** Signing exactly what is shown. Where it has changed meanwhile, nothing is signed. */
export function useSigning({ roundId, stage, contentSha256, confirming }: SigningInput): Signing {
  const router = useRouter();
  const [isReloading, startReload] = useTransition();
  const [readSha256, setReadSha256] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [notice, setNotice] = useState<Signing['notice']>(null);
  const [password, setPassword] = useState('');
  const [passwordError, setPasswordError] = useState<string | null>(null);

  const isBusy = isSending || isReloading;
  return {
    isRead: readSha256 === contentSha256,
    setRead: (isRead) => setReadSha256(isRead ? contentSha256 : null),
    confirming,
    password,
    setPassword: (typed) => {
      setPassword(typed);
      setPasswordError(null);
    },
    passwordError,
    isBusy,
    notice,

    async sign() {
      if (stage === null || isBusy) return;
      setSending(true);
      setNotice(null);
      setPasswordError(null);
      const signing = { stageId: stage.id, contentSha256 };
      const confirmed = await call(confirmSignature, {
        params: { roundId },
        body: { ...signing, password: confirming.by === 'password' ? password : null },
      });
      if (!confirmed.ok) {
        setSending(false);
        if (confirmed.problem === null) setNotice(UNREACHED);
        else if (confirmed.problem.issues?.some(({ path }) => path.endsWith('password')) === true)
          setPasswordError(confirmed.problem.issues[0]?.message ?? confirmed.problem.detail);
        else setNotice({ title: 'Nothing was signed.', text: confirmed.problem.detail });
        return;
      }
      const { confirmation } = confirmed.data;
      const result = await call(signEndpoint, {
        params: { roundId },
        body: { ...signing, confirmation },
      });
      setSending(false);
      setPassword('');
      if (result.ok) {
        setReadSha256(null);
        showMessage({ text: `Signed as ${stage.label}.` });
      } else if (result.problem === null) {
        // Without a connection a page that is loaded anew would be no page at all.
        setNotice(UNREACHED);
        return;
      } else if (result.problem.code === 'content_changed') {
        setReadSha256(null);
        setNotice({
          title: 'Nothing was signed.',
          text: 'What you read has changed meanwhile. The page now shows the newest state and its seal; read it again before you sign.',
        });
      } else {
        setNotice({ title: 'Nothing was signed.', text: result.problem.detail });
      }
      startReload(() => router.refresh());
    },
  };
}
