'use client';

import { Check, Stamp, X } from 'lucide-react';
import Link from 'next/link';
import { useId, useRef } from 'react';

import type { GateView, StageView } from '@/lib/contracts/sign-off';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { HashText } from '../ui/hash-text';
import { Notice } from '../ui/notice';
import { useHotkeys } from '../ui/use-hotkeys';
import { ConfirmField } from './confirm-field';
import { gateLinks } from './gate-links';
import type { Signing } from './use-signing';

type GatePanelProps = {
  stage: StageView;
  contentSha256: string;
  roundId: string;
  claimOfQuery: Readonly<Record<string, string>>;
  signing: Signing;
};

/** What has to hold before the stage can sign, what stands in the way, and the signature. */
export function GatePanel({
  stage,
  contentSha256,
  roundId,
  claimOfQuery,
  signing,
}: GatePanelProps) {
  const headId = useId();
  const reasonId = useId();
  const list = useRef<HTMLUListElement>(null);
  const met = stage.gates.filter((gate) => gate.met).length;
  const refusal = refusalOf(stage, signing);

  function step(by: 1 | -1) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('li') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by]?.focus();
  }

  useHotkeys([
    {
      id: 'gate.next',
      keys: 'j',
      label: 'Next condition',
      group: 'Sign-off',
      repeat: true,
      run: () => step(1),
    },
    {
      id: 'gate.previous',
      keys: 'k',
      label: 'Previous condition',
      group: 'Sign-off',
      repeat: true,
      run: () => step(-1),
    },
    {
      id: 'gate.open',
      keys: 'Enter',
      label: 'Open what stands in the way',
      group: 'Sign-off',
      when: () => document.activeElement?.matches('.gate li') === true,
      run: () => document.activeElement?.querySelector('a')?.click(),
    },
    {
      id: 'gate.sign',
      keys: '$mod+Enter',
      label: `Sign as ${stage.label}`,
      group: 'Sign-off',
      inFields: true,
      run: () => {
        if (refusal === null) void signing.sign();
      },
    },
  ]);

  return (
    <section className="panel gate" aria-labelledby={headId}>
      <header>
        <h2 id={headId}>Gate for “{stage.label}”</h2>
        <span className="num">
          <b>{met}</b> of {stage.gates.length} met
        </span>
      </header>
      <ul ref={list}>
        {stage.gates.map((gate) => (
          <GateRow key={gate.gate} gate={gate} roundId={roundId} claimOfQuery={claimOfQuery} />
        ))}
      </ul>
      <footer>
        {signing.notice !== null && (
          <Notice tone="bad" title={signing.notice.title}>
            {signing.notice.text}
          </Notice>
        )}
        <Checkbox
          checked={signing.isRead}
          onChange={(event) => signing.setRead(event.target.checked)}
          label={
            <>
              I have read this version, seal <HashText hash={contentSha256} digits={8} />
            </>
          }
        />
        <ConfirmField signing={signing} roundId={roundId} />
        <div className="row">
          <Button
            variant="primary"
            icon={<Stamp strokeWidth={1.9} />}
            keyCap="⌘↵"
            busy={signing.isBusy}
            disabled={refusal !== null}
            aria-describedby={refusal === null ? undefined : reasonId}
            onClick={() => void signing.sign()}
          >
            {`Sign as ${stage.label}`}
          </Button>
          {refusal !== null && (
            <span className="muted" id={reasonId}>
              {refusal}
            </span>
          )}
        </div>
      </footer>
    </section>
  );
}

/** Why the button cannot be pressed, or null. What the server says comes before the box to tick. */
function refusalOf(
  { denial }: StageView,
  { isRead, confirming, password }: Signing,
): string | null {
  if (denial !== null) return denial;
  if (!isRead) return 'Tick that you have read this version.';
  if (confirming.by === 'sign_in') return 'Sign in again first.';
  return confirming.by === 'password' && password === '' ? 'Give your password.' : null;
}

type GateRowProps = {
  gate: GateView;
  roundId: string;
  claimOfQuery: Readonly<Record<string, string>>;
};

function GateRow({ gate, roundId, claimOfQuery }: GateRowProps) {
  const links = gateLinks(gate, { roundId, claimOfQuery });
  return (
    <li className={gate.met ? 'g-ok' : 'g-bad'} tabIndex={-1}>
      <span className="gi">
        {gate.met ? <Check strokeWidth={2.6} /> : <X strokeWidth={2.6} />}
        <span className="sr">{gate.met ? 'met: ' : 'not met: '}</span>
      </span>
      <span className="gl">{gate.label}</span>
      <b className="num">{gate.detail}</b>
      {links !== null && (
        <Link className="lnk" href={links.first}>
          {links.label}
        </Link>
      )}
      {links !== null && links.others.length > 0 && (
        <details className="g-more">
          <summary>and {links.more} more</summary>
          {links.others.map((href, index) => (
            <Link key={href} className="lnk" href={href}>
              {index + 2}
            </Link>
          ))}
          {links.more > links.others.length && <span>and so on</span>}
        </details>
      )}
    </li>
  );
}
