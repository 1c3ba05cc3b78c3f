import { LINK_LABELS } from '@/lib/domain/evidence/link-health';
import { needsLook } from '@/lib/domain/evidence/link-health';

import type { CitationEvidence, EvidenceView } from '@/lib/contracts/evidence';

import { Notice } from '../../ui/notice';
import { ROLE_NAMES } from '../../ui/role-names';
import { TimeText } from '../../ui/time-text';

/** A cited page that is no longer what it was, and whose signature rests on it. */
export function LinkNotice({
  link,
  signatures,
}: {
  link: CitationEvidence['link'];
  signatures: EvidenceView['signatures'];
}) {
  if (link === null || !needsLook(link.state)) return null;
  const resting = signatures.filter(
    ({ signedAt }) => link.since !== null && signedAt <= link.since,
  );
  return (
    <Notice
      tone={link.state === 'dead' ? 'bad' : 'warn'}
      title={`${LINK_LABELS[link.state]}.`}
      live="off"
    >
      {link.detail}{' '}
      {link.since !== null && (
        <>
          Found <TimeText at={link.since} format="date" />.{' '}
        </>
      )}
      <SignatureWords signatures={resting} />
    </Notice>
  );
}

/** "It was signed by Ana (Checker) on 3 Mar 2025, before that." */
export function SignatureWords({ signatures }: { signatures: EvidenceView['signatures'] }) {
  if (signatures.length === 0) return null;
  return (
    <>
      Signed before that by{' '}
      {signatures.map(({ stage, signer, signedAt }, index) => (
        <span key={`${stage} ${signedAt}`}>
          {index > 0 && ', '}
          <b>{signer}</b> ({stageName(stage)}, <TimeText at={signedAt} format="date" />)
        </span>
      ))}
      ; the signature stands.
    </>
  );
}

function stageName(stage: string): string {
  const known = Object.entries(ROLE_NAMES).find(([role]) => role === stage);
  return known?.[1].label ?? stage;
}
