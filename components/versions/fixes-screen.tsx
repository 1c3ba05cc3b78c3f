'use client';

import { CheckCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { wayToReview } from '@/lib/client/way-to-review';
import { acceptFixes } from '@/lib/contracts/endpoints/versions';
import { diffWords } from '@/lib/domain/anchoring/word-diff';

import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';
import { NotSaved } from '../ui/not-saved';
import { useHotkeys } from '../ui/use-hotkeys';
import { useSaving } from '../ui/use-saving';
import { VerdictMark } from '../ui/verdict-mark';
import { WordDiff } from '../ui/word-diff';
import type { OpenFix } from './open-fixes';

type FixesScreenProps = {
  articleId: string;
  roundId: string | null;
  version: { id: string; ordinal: number; language: string };
  fixes: readonly OpenFix[];
  hidesClaims: boolean;
};

/** The open fixes of the round; those that are chosen become one new version. */
export function FixesScreen({ articleId, roundId, version, fixes, hidesClaims }: FixesScreenProps) {
  const router = useRouter();
  const list = useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => agreedIn(fixes));
  const { isBusy, problem, save } = useSaving();
  const attempt = useRef({ body: '', key: newId() });
  const next = version.ordinal + 1;
  const chosenNumbers = new Set(
    fixes.flatMap(({ annotationId, number }) => (chosen.has(annotationId) ? [number] : [])),
  );
  /** Those that can all be accepted together: of rivals the first. */
  const together = fixes.filter(({ number, rivals }) => !rivals.some((rival) => rival < number));
  const areAllChosen = together.every(({ annotationId }) => chosen.has(annotationId));

  function toggle(fix: OpenFix) {
    const after = new Set(chosen);
    if (!after.delete(fix.annotationId)) {
      if (rivalOf(fix) !== undefined) return;
      after.add(fix.annotationId);
    }
    setChosen(after);
  }

  function rivalOf({ rivals }: OpenFix): number | undefined {
    return rivals.find((rival) => chosenNumbers.has(rival));
  }

  async function accept() {
    if (isBusy || chosen.size === 0) return;
    const annotationIds = fixes
      .map(({ annotationId }) => annotationId)
      .filter((id) => chosen.has(id));
    const body = JSON.stringify(annotationIds);
    if (attempt.current.body !== body) attempt.current = { body, key: newId() };
    await save({
      send: () =>
        call(
          acceptFixes,
          { params: { articleId }, body: { basedOn: version.id, annotationIds } },
          { idempotencyKey: attempt.current.key },
        ),
      onSaved: async (added) => router.push(await wayToReview(added)),
      unanswered: 'The server did not answer. Try again.',
      staleCodes: ['stale_version', 'target_not_found'],
    });
  }

  function step(by: 1 | -1) {
    const all = boxesIn(list.current);
    const at = all.findIndex((box) => box === document.activeElement);
    const box = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by];
    box?.focus();
    box?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }
  useHotkeys([
    {
      id: 'fix.next',
      keys: 'j',
      label: 'Next, previous fix',
      group: 'Fixes',
      repeat: true,
      run: () => step(1),
    },
    {
      id: 'fix.previous',
      keys: 'k',
      label: 'Next, previous fix',
      group: 'Fixes',
      repeat: true,
      run: () => step(-1),
    },
    {
      id: 'fix.choose',
      keys: 'x',
      label: 'Accept it or not',
      group: 'Fixes',
      run: () =>
        boxesIn(list.current)
          .find((box) => box === document.activeElement)
          ?.click(),
    },
    {
      id: 'fix.save',
      keys: '$mod+Enter',
      label: 'Save the chosen fixes as a new version',
      group: 'Fixes',
      inFields: true,
      run: () => void accept(),
    },
  ]);

  if (fixes.length === 0) {
    return (
      <>
        <h1 className="sr">Accept suggested fixes</h1>
        <Empty
          title="No suggested fix is open"
          actions={
            <>
              <ButtonLink href={`/articles/${articleId}`}>Back to the article</ButtonLink>
              {roundId !== null && (
                <ButtonLink variant="primary" href={`/rounds/${roundId}`}>
                  Go to the desk
                </ButtonLink>
              )}
            </>
          }
        >
          {hidesClaims
            ? 'The round is read where you do not see it. Its fixes stand here when it is closed.'
            : 'Reviewers suggest fixes on the desk, with F on a claim. Those that were not accepted yet stand here.'}
        </Empty>
      </>
    );
  }
  return (
    <>
      <header className="fixs-h">
        <div>
          <h1>Accept suggested fixes</h1>
          <p className="muted">
            Those that you choose become version {next}. Each claim waits there for its verdict on
            the new words.
          </p>
        </div>
        <Button
          size="sm"
          icon={<CheckCheck strokeWidth={1.9} />}
          onClick={() =>
            setChosen(
              areAllChosen ? new Set() : new Set(together.map(({ annotationId }) => annotationId)),
            )
          }
        >
          {areAllChosen ? 'Choose none' : `Choose all ${together.length}`}
        </Button>
      </header>
      <ol ref={list} className="panel fixes" aria-label="Suggested fixes">
        {fixes.map((fix) => (
          <FixRow
            key={fix.annotationId}
            fix={fix}
            language={version.language}
            isChosen={chosen.has(fix.annotationId)}
            rival={chosen.has(fix.annotationId) ? undefined : rivalOf(fix)}
            onToggle={() => toggle(fix)}
          />
        ))}
      </ol>
      <footer className="fixs-f">
        <NotSaved
          problem={problem}
          remedy={{ label: 'Read them anew', run: () => window.location.reload() }}
        />
        <ButtonLink variant="quiet" href={`/articles/${articleId}`}>
          Back to the article
        </ButtonLink>
        <Button
          variant="primary"
          keyCap="⌘↵"
          busy={isBusy}
          disabled={chosen.size === 0}
          onClick={() => void accept()}
        >
          {chosen.size === 0
            ? 'Choose what to accept'
            : `Accept ${chosen.size} ${chosen.size === 1 ? 'fix' : 'fixes'} as version ${next}`}
        </Button>
      </footer>
    </>
  );
}

/** What was agreed on is chosen to begin with; of two that change the same words the first. */
function agreedIn(fixes: readonly OpenFix[]): ReadonlySet<string> {
  const agreed = fixes.filter(({ acceptedBy }) => acceptedBy !== null);
  const numbers = new Set(agreed.map(({ number }) => number));
  return new Set(
    agreed
      .filter(({ number, rivals }) => !rivals.some((rival) => rival < number && numbers.has(rival)))
      .map(({ annotationId }) => annotationId),
  );
}

function boxesIn(list: Element | null): HTMLInputElement[] {
  return [...(list?.querySelectorAll<HTMLInputElement>('input') ?? [])];
}

type FixRowProps = {
  fix: OpenFix;
  language: string;
  isChosen: boolean;
  /** A chosen fix that changes some of the same words. */
  rival: number | undefined;
  onToggle: () => void;
};

function FixRow({ fix, language, isChosen, rival, onToggle }: FixRowProps) {
  const { number, verdict, suggestedBy, acceptedBy, before, after, context } = fix;
  return (
    <li className={isChosen ? 'on' : undefined}>
      <label className="fix-row">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={rival !== undefined}
          onChange={onToggle}
        />
        <span>
          <span className="fix-h">
            <b className="num">Claim {number}</b>
            <VerdictMark verdict={verdict} />
            <span className="muted">
              {suggestedBy}
              {after === '' && ', a cut'}
              {acceptedBy !== null && `, accepted by ${acceptedBy}`}
            </span>
          </span>
          <span className="rd" lang={language}>
            <span className="muted">{context.before}</span>
            <WordDiff parts={diffWords(before, after)} />
            <span className="muted">{context.after}</span>
          </span>
          {rival !== undefined && (
            <span className="fine">
              It changes some of the words that the fix of claim {rival} changes: only one of them
              can be accepted.
            </span>
          )}
        </span>
      </label>
    </li>
  );
}
