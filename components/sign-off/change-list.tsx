import { ArrowRight } from 'lucide-react';
import Link from 'next/link';

import type { ChangeView } from '@/lib/contracts/sign-off';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { TimeText } from '../ui/time-text';
import { VerdictMark } from '../ui/verdict-mark';
import { WordDiff } from '../ui/word-diff';

type ChangeListProps = {
  changes: readonly ChangeView[];
  verdicts: readonly Verdict[];
  roundId: string;
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  verdict: 'Verdict',
  claimText: 'Claim',
  claimType: 'Type',
  priority: 'Priority',
  attribution: 'Attribution',
  checkStatus: 'Status',
  confidence: 'Confidence',
  rationale: 'Rationale',
  suggestedFix: 'Suggested fix',
  citation: 'Citation',
  citationOrder: 'Order of citations',
  decision: 'Decision',
  cause: 'Cause',
  reason: 'Reason',
  derivedFrom: 'Settles',
  reviewerId: 'Decided by',
  passage: 'Passage',
  place: 'Place in the text',
  title: 'Title',
  outlet: 'Outlet',
  byline: 'Byline',
  publishedOn: 'Published',
  url: 'Address',
  version: 'Version',
  textSha256: 'Seal of the text',
  scale: 'Verdict scale',
  verdicts: 'Verdicts of the scale',
  mode: 'Mode of the round',
  openQueries: 'Open queries',
  closedQueries: 'Closed queries',
  replies: 'Right of reply',
  objections: 'Second reader',
};

/** Ids of rows say nothing to a person; what they stand for is listed beside them. */
const SILENT_FIELDS = ['versionId', 'roundId', 'derivedFrom', 'reviewerId', 'id'];

/** What is different from what was signed: words, verdicts, citations and all else. */
export function ChangeList({ changes, verdicts, roundId }: ChangeListProps) {
  const told = changes.filter(({ field }) => field === null || !SILENT_FIELDS.includes(field));
  return (
    <section className="panel chg" aria-labelledby="changes">
      <header>
        <h2 id="changes">Changed since the signatures</h2>
        <span className="muted num">{summaryOf(told)}</span>
      </header>
      <ol>
        {told.map((change, index) => (
          // A change has no identity but its place.
          <li key={index} className={change.field === 'verdict' ? 'vch' : undefined}>
            <span className="cp">{labelOf(change)}</span>
            <div>
              {change.exact !== '' && change.kind !== 'text' && (
                <p className="cx-words">
                  {change.annotationId === null || change.kind === 'claim_removed' ? (
                    change.exact
                  ) : (
                    <Link href={`/rounds/${roundId}?claim=${change.annotationId}`}>
                      {change.exact}
                    </Link>
                  )}
                </p>
              )}
              <ChangeBody change={change} verdicts={verdicts} />
              {change.by !== null && change.at !== null && (
                <p className="chg-by">
                  {change.by.name}, <TimeText at={change.at} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {told.length === 0 && (
        <p className="fine none">
          What stands now reads as it was signed. Only the order or the record of it differs, which
          is sealed as well.
        </p>
      )}
    </section>
  );
}

function ChangeBody({ change, verdicts }: { change: ChangeView; verdicts: readonly Verdict[] }) {
  const { kind, field, before, after, diff } = change;
  if (kind === 'claim_added') {
    return (
      <p className="rd">
        <WordDiff parts={[{ op: 'insert', text: after ?? '' }]} />
      </p>
    );
  }
  if (kind === 'claim_removed') {
    return (
      <p className="rd">
        <WordDiff parts={[{ op: 'delete', text: before ?? '' }]} />
      </p>
    );
  }
  if (diff !== null) {
    return (
      <p className="rd">
        <WordDiff parts={diff} />
      </p>
    );
  }
  if (field === 'verdict') {
    return (
      <p className="swap">
        <VerdictByLabel label={before} verdicts={verdicts} />
        <ArrowRight strokeWidth={1.9} aria-label="now" />
        <VerdictByLabel label={after} verdicts={verdicts} />
      </p>
    );
  }
  if (before === null && after === null) return <p className="muted">changed</p>;
  return (
    <p className="rd plain">
      <WordDiff
        parts={[
          ...(before === null ? [] : [{ op: 'delete' as const, text: before }]),
          ...(before === null || after === null ? [] : [{ op: 'same' as const, text: ' ' }]),
          ...(after === null ? [] : [{ op: 'insert' as const, text: after }]),
        ]}
      />
    </p>
  );
}

function VerdictByLabel({
  label,
  verdicts,
}: {
  label: string | null;
  verdicts: readonly Verdict[];
}) {
  const verdict = verdicts.find((one) => one.label === label) ?? null;
  // A verdict of another scale has its name and no shape of this one.
  if (label !== null && verdict === null) return <span>{label}</span>;
  return <VerdictMark verdict={verdict} />;
}

function labelOf({ kind, field }: ChangeView): string {
  switch (kind) {
    case 'text':
      return 'Text';
    case 'claim_added':
      return 'Claim added';
    case 'claim_removed':
      return 'Claim gone';
    default:
      return field === null ? 'Changed' : (FIELD_WORDS[field] ?? field);
  }
}

function summaryOf(changes: readonly ChangeView[]): string {
  const count = (is: (change: ChangeView) => boolean) => changes.filter(is).length;
  const parts: [number, string][] = [
    [count(({ kind }) => kind === 'text' || kind === 'article'), 'text'],
    [count(({ field }) => field === 'verdict'), 'verdicts'],
    [count(({ field }) => field === 'citation'), 'citations'],
    [count(({ kind }) => kind === 'claim_added' || kind === 'claim_removed'), 'claims'],
  ];
  const named = parts.filter(([number]) => number > 0);
  const others = changes.length - named.reduce((sum, [number]) => sum + number, 0);
  return [...named, ...(others > 0 ? [[others, 'other'] as const] : [])]
    .map(([number, word]) => `${number} ${number === 1 ? word.replace(/s$/, '') : word}`)
    .join(', ');
}
