'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { addCitation } from '@/lib/contracts/endpoints/annotations';
import { askCapture } from '@/lib/contracts/endpoints/evidence';
import type { ClaimToCite } from '@/lib/contracts/evidence';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { SelectField } from '../../ui/select-field';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';

type SaveEvidenceProps = {
  claims: readonly ClaimToCite[];
  /** As the bookmark sent it. */
  given: { url: string; title: string; quote: string };
};

/** Cite a page for a claim, and have it captured. */
export function SaveEvidence({ claims, given }: SaveEvidenceProps) {
  const router = useRouter();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState('');
  const [fields, setFields] = useState({
    url: given.url,
    source: given.title.trim() === '' ? hostOf(given.url) : given.title.trim(),
    quote: given.quote.trim(),
  });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const shown = claims.filter(({ claimText, articleTitle }) =>
    `${claimText} ${articleTitle}`.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const claim = shown.find(({ annotationId }) => annotationId === chosen) ?? shown[0];

  async function save(): Promise<void> {
    if (claim === undefined) return;
    const url = fields.url.trim();
    const source = fields.source.trim();
    if (safeUrl(url, WEB_SCHEMES) === null || source === '') {
      setError('Give a complete web address, and say what is cited.');
      return;
    }
    setBusy(true);
    setError(null);
    const { annotationId, version, roundId } = claim;
    const citationId = newId();
    const cited = await call(addCitation, {
      params: { annotationId },
      ifMatch: version,
      body: { id: citationId, source, url, quote: fields.quote, accessedOn: today() },
    });
    const captured = cited.ok
      ? await call(askCapture, { params: { annotationId, citationId }, body: { id: newId() } })
      : cited;
    if (captured.ok) {
      router.push(`/rounds/${roundId}?claim=${annotationId}`);
      return;
    }
    setBusy(false);
    setError(captured.problem?.detail ?? 'The server did not answer. Try again.');
  }

  if (claims.length === 0) {
    return (
      <Empty title="No claim that you can add evidence to">
        Claims of your own readings, and of rounds that you correct, are listed here until they are
        signed off.
      </Empty>
    );
  }
  return (
    <form
      className="ev-save"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        type="search"
        label="Find the claim"
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      <SelectField
        label="Claim"
        value={claim?.annotationId ?? ''}
        options={shown.map(({ annotationId, claimText, articleCode }) => ({
          value: annotationId,
          label: `${articleCode}: ${claimText}`,
        }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      <TextField
        type="url"
        label="Address"
        maxLength={2_000}
        value={fields.url}
        onChange={({ target }) => setFields({ ...fields, url: target.value })}
      />
      <TextField
        label="Source"
        maxLength={300}
        value={fields.source}
        onChange={({ target }) => setFields({ ...fields, source: target.value })}
      />
      <TextArea
        label="Its words"
        serif
        rows={3}
        maxLength={5_000}
        value={fields.quote}
        onChange={({ target }) => setFields({ ...fields, quote: target.value })}
      />
      {error !== null && (
        <Notice tone="bad" title="Not saved.">
          {error}
        </Notice>
      )}
      <Button variant="primary" type="submit" busy={isBusy}>
        Cite and capture
      </Button>
    </form>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '';
}

/** The person's own calendar day. */
function today(): string {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
