'use client';

import { Link2 } from 'lucide-react';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { createPublicLink, revokePublicLink } from '@/lib/contracts/endpoints/public-reports';
import type { CreatedPublicLink, PublicLinkView } from '@/lib/contracts/public-reports';
import { maskedParts } from '@/lib/domain/reports/masking';

import { CopyOnce } from '../ui/copy-once';
import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { TimeText } from '../ui/time-text';
import type { MaskingChoices } from './masking-choice';

const DAYS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

type PublicLinksProps = {
  roundId: string;
  choices: MaskingChoices;
  /** There are protected sources, and nothing is chosen yet. */
  needsChoice: boolean;
  links: readonly PublicLinkView[];
};

/** Links by which the signed report is read without an account: to make, to copy, to revoke. */
export function PublicLinks({ roundId, choices, needsChoice, links }: PublicLinksProps) {
  const [isListed, setListed] = useState(false);
  const [days, setDays] = useState('90');
  const [created, setCreated] = useState<CreatedPublicLink | null>(null);
  const { state, failure, write } = useWrite();

  async function handleCreate() {
    const body = { ...choices, isListed, days: days === '' ? null : Number(days) };
    const result = await write(() => call(createPublicLink, { params: { roundId }, body }));
    if (result !== null) setCreated(result.data);
  }

  return (
    <section className="rail-s public-links" aria-labelledby="public-links">
      <h2 id="public-links">Public link</h2>
      <p className="fine">
        Whoever has the link reads a copy of this report as it is previewed here. What is changed
        later does not get into it; if the round is reopened, the link leads nowhere.
      </p>
      <SelectField
        small
        label="Open for"
        value={days}
        options={DAYS}
        onChange={({ target }) => setDays(target.value)}
      />
      <Checkbox
        label="List it"
        hint="In the newsroom’s feeds and for search engines."
        checked={isListed}
        onChange={({ target }) => setListed(target.checked)}
      />
      <Button
        full
        icon={<Link2 strokeWidth={1.9} />}
        busy={state === 'saving'}
        disabled={needsChoice}
        onClick={() => void handleCreate()}
      >
        Make a public link
      </Button>
      {needsChoice && <p className="fine">Choose above whether protected sources are named.</p>}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {created !== null && (
        <>
          <CopyOnce label="Public link" value={created.url}>
            {created.isListed
              ? 'The report is public at this address.'
              : 'Copy it now: only its hash is kept.'}
          </CopyOnce>
          <TextField
            small
            readOnly
            label="To put it into a page"
            value={created.embed}
            onFocus={({ target }) => target.select()}
          />
        </>
      )}
      {links.length > 0 && (
        <ul className="contents" aria-label="Links that were made">
          {links.map((link) => (
            <PublicLink key={link.id} link={link} />
          ))}
        </ul>
      )}
    </section>
  );
}

const STATES: Record<PublicLinkView['state'], string> = {
  open: 'open',
  expired: 'expired',
  revoked: 'revoked',
  withheld: 'withheld: the round was reopened',
};

function PublicLink({ link }: { link: PublicLinkView }) {
  const { state, failure, write } = useWrite();
  const masked = maskedParts(link.masking);
  return (
    <li>
      <span>
        {link.isListed ? 'Listed' : 'By link'}, {STATES[link.state]}
      </span>
      <p className="fine">
        {link.createdBy}, <TimeText at={link.createdAt} format="date" />
        {link.expiresAt !== null && (
          <>
            , until <TimeText at={link.expiresAt} format="date" />
          </>
        )}
        {masked.length > 0 && `, without ${masked.join(', ')}`}
      </p>
      {link.url !== null && link.state === 'open' && (
        <a href={link.url} target="_blank" rel="noreferrer">
          Open the page
        </a>
      )}
      {(link.state === 'open' || link.state === 'withheld') && (
        <Button
          size="sm"
          variant="danger"
          busy={state === 'saving'}
          onClick={() => void write(() => call(revokePublicLink, { params: { linkId: link.id } }))}
        >
          Revoke
        </Button>
      )}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
    </li>
  );
}
