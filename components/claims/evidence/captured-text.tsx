import { Fragment } from 'react';

import type { QuoteCheckView } from '@/lib/contracts/evidence';
import { splitPages } from '@/lib/domain/evidence/pages';

/** The words of a capture, in pages where it has them, the place of the quotation marked. */
export function CapturedText({ text, check }: { text: string; check: QuoteCheckView | null }) {
  const pages = splitPages(text);
  const first = pages.find(({ start, text: words }) => {
    const at = check?.start ?? null;
    return at !== null && at < start + Array.from(words).length;
  });
  return (
    <div className="ev-text" tabIndex={0} role="region" aria-label="Captured text">
      {pages.map((page) => (
        <Fragment key={page.start}>
          {page.number !== null && <h3 className="ev-page">Page {page.number}</h3>}
          <p>
            <Marked page={page} check={check} isFirst={page === first} />
          </p>
        </Fragment>
      ))}
    </div>
  );
}

type MarkedProps = {
  page: ReturnType<typeof splitPages>[number];
  check: QuoteCheckView | null;
  /** Whether the quotation begins here: it is what a link leads to. */
  isFirst: boolean;
};

/** Offsets count code points. A quotation that goes over the edge of a page is marked on both. */
function Marked({ page, check, isFirst }: MarkedProps) {
  const { start: from = null, end: to = null } = check ?? {};
  if (from === null || to === null) return page.text;
  const characters = Array.from(page.text);
  const begin = Math.max(0, from - page.start);
  const end = Math.min(characters.length, to - page.start);
  if (begin >= end) return page.text;
  return (
    <>
      {characters.slice(0, begin).join('')}
      <mark {...(isFirst ? { id: 'quotation' } : {})}>{characters.slice(begin, end).join('')}</mark>
      {characters.slice(end).join('')}
    </>
  );
}
