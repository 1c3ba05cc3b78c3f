'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import { call } from '@/lib/client/call';
import { createToken, revokeToken } from '@/lib/contracts/endpoints/newsroom';
import type { CreatedToken, TokenView } from '@/lib/contracts/newsroom';
import { type Scope, SCOPES } from '@/lib/domain/access/access-request';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { ListPanel } from '../ui/list-panel';
import { MakeForm } from '../ui/make-form';
import { Notice } from '../ui/notice';
import { SelectField } from '../ui/select-field';
import { Tag } from '../ui/tag';
import { TextField } from '../ui/text-field';
import { TimeText } from '../ui/time-text';
import { useWrite } from '../ui/use-write';

const SCOPE_WORDS: Record<Scope, { label: string; hint: string }> = {
  read: { label: 'Read', hint: 'articles, rounds, comparisons, reports' },
  write: { label: 'Write', hint: 'import, annotate, adjudicate, ask and answer' },
  sign: { label: 'Sign', hint: 'sign off and reopen' },
};

const DAYS = [7, 30, 90, 365];

type TokensProps = { tokens: readonly TokenView[]; now: string };

/** Keys for programs that act as you. */
export function Tokens({ tokens, now }: TokensProps) {
  return (
    <>
      <header>
        <div>
          <h1 className="big">API tokens</h1>
          <p className="muted">
            A token lets a program do what you may do, within its scopes. It can make no other token
            and change no member.
          </p>
        </div>
      </header>
      <div className="set-body">
        <div className="set-cols">
          <TokenForm />
          <ListPanel
            id="tokens"
            title="Your tokens"
            empty="You have made none."
            isEmpty={tokens.length === 0}
          >
            {tokens.map((token) => (
              <Token key={token.id} token={token} hasRunOut={token.expiresAt <= now} />
            ))}
          </ListPanel>
        </div>
      </div>
    </>
  );
}

function TokenForm() {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState(90);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const making = useWrite();
  const { errors, write, touch } = making;

  async function make() {
    const result = await write(() =>
      call(createToken, { body: { name, scopes: [...scopes], days } }),
    );
    if (result === null) return;
    setCreated(result.data);
    setName('');
  }

  return (
    <MakeForm
      id="make-token"
      title="Make a token"
      action="Make the token"
      icon={<KeyRound strokeWidth={1.9} />}
      making={making}
      fields={['name', 'scopes']}
      onMake={make}
      made={
        created && {
          label: `Token “${created.name}”`,
          secret: created.token,
          advice: 'Copy the token now: it is not shown again.',
        }
      }
    >
      <TextField
        label="What it is for"
        value={name}
        maxLength={100}
        placeholder="Nightly import"
        error={errors['name']}
        onChange={(event) => {
          touch();
          setName(event.target.value);
        }}
      />
      <fieldset className="roles">
        <legend className="lab">Scopes</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={SCOPE_WORDS[scope].label}
            hint={SCOPE_WORDS[scope].hint}
            checked={scopes.includes(scope)}
            onChange={(event) => {
              touch();
              setScopes(
                SCOPES.filter((each) =>
                  each === scope ? event.target.checked : scopes.includes(each),
                ),
              );
            }}
          />
        ))}
        {errors['scopes'] !== undefined && (
          <p className="roles-error" role="alert">
            {errors['scopes']}
          </p>
        )}
      </fieldset>
      <SelectField
        label="Valid for"
        value={String(days)}
        options={DAYS.map((count) => ({ value: String(count), label: `${count} days` }))}
        onChange={(event) => setDays(Number(event.target.value))}
      />
    </MakeForm>
  );
}

function Token({ token, hasRunOut }: { token: TokenView; hasRunOut: boolean }) {
  const { id, name, scopes, expiresAt, lastUsedAt } = token;
  const revoking = useWrite();
  return (
    <li>
      <div className="set-item">
        <b>{name}</b>
        <small>
          {scopes.map((scope) => SCOPE_WORDS[scope].label).join(', ')}
          {hasRunOut ? ', ran out ' : ', until '}
          <TimeText at={expiresAt} format="date" />
          {lastUsedAt === null ? (
            ', never used'
          ) : (
            <>
              {', used '}
              <TimeText at={lastUsedAt} />
            </>
          )}
        </small>
        {revoking.failure !== null && <Notice tone="bad">{revoking.failure}</Notice>}
      </div>
      {hasRunOut && <Tag>Run out</Tag>}
      <Button
        size="sm"
        busy={revoking.state === 'saving'}
        onClick={() => void revoking.write(() => call(revokeToken, { params: { tokenId: id } }))}
        aria-label={`Revoke the token “${name}”`}
      >
        Revoke
      </Button>
    </li>
  );
}
