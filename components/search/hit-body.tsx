import { FileText, Link2, MessageSquareText, ScanSearch } from 'lucide-react';
import type { ReactNode } from 'react';

import type { SearchHit } from '@/lib/contracts/search';
import { SEARCH_KIND_LABELS, type SearchKind } from '@/lib/domain/search/search-kinds';

import { VerdictMark } from '../ui/verdict-mark';

const ICONS: Record<SearchKind, ReactNode> = {
  article: <FileText strokeWidth={1.9} />,
  claim: <ScanSearch strokeWidth={1.9} />,
  rationale: <MessageSquareText strokeWidth={1.9} />,
  capture: <Link2 strokeWidth={1.9} />,
};

/** What was found: its name, the words in their place, and where it stands. */
export function HitBody({ hit, short = false }: { hit: SearchHit; short?: boolean }) {
  const { kind, title, snippet, verdict, articleCode, articleTitle, person, isDecision } = hit;
  const shown = snippet.some(({ isHit }) => isHit) || !short ? snippet : [];
  return (
    <>
      <span className="hit-k">{ICONS[kind]}</span>
      <span className="hit-b">
        <b>{title}</b>
        {shown.length > 0 && (
          <span className="hit-s">
            {shown.map(({ text, isHit }, at) =>
              isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
            )}
          </span>
        )}
        <small>
          {SEARCH_KIND_LABELS[kind]}
          {kind !== 'article' && ` in ${articleCode} ${articleTitle}`}
          {person !== null && `, ${isDecision ? 'decided by ' : ''}${person}`}
        </small>
      </span>
      {(kind === 'claim' || kind === 'rationale') && <VerdictMark verdict={verdict} />}
    </>
  );
}
