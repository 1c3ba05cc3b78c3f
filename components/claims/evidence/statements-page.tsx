import { Quote } from 'lucide-react';
import Link from 'next/link';

import type { StatementsView } from '@/lib/contracts/evidence';

import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { WordDiff } from '../../ui/word-diff';
import { QuoteTag } from './quote-verdict';

/** What several articles say that one person said, each held against the fullest. */
export function StatementsPage({
  statements: { storyName, statements },
}: {
  statements: StatementsView;
}) {
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Statements</h1>
          <p className="muted">
            {storyName}: what several articles quote or report of one statement, held against the
            fullest quotation. Struck out is what that has besides, underlined what it has not.
          </p>
        </div>
      </header>
      {statements.length === 0 ? (
        <Empty title="No statement stands in two articles">
          Quotations of at least five words are compared, and sentences that report what a named
          person said.
        </Empty>
      ) : (
        <ol className="ev-list" aria-label="Statements">
          {statements.map(({ renderings }) => (
            <li
              key={`${renderings[0]?.articleId} ${renderings[0]?.start}`}
              className="ev-statement"
            >
              {renderings.map((rendering) => (
                <div key={`${rendering.articleId} ${rendering.start}`} className="ev-rendering">
                  <p className="ev-line">
                    <b>{rendering.articleCode}</b>
                    <Link href={`/articles/${rendering.articleId}`}>
                      {rendering.outlet === '' ? rendering.articleTitle : rendering.outlet}
                    </Link>
                    {rendering.verdict === null ? (
                      <Tag tone="line" icon={<Quote />}>
                        Reported, not quoted
                      </Tag>
                    ) : (
                      <QuoteTag verdict={rendering.verdict} />
                    )}
                  </p>
                  <p className="rd">{rendering.exact}</p>
                  {rendering.verdict !== 'verbatim' && (
                    <p className="rd ev-diff" aria-label="Against the fullest quotation">
                      <WordDiff parts={rendering.parts} />
                    </p>
                  )}
                </div>
              ))}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
