import { EyeOff } from 'lucide-react';

import { WordDiff } from '../ui/word-diff';
import { FateGlyph } from './fate-glyph';
import type { TrackedPassage } from './tracked-passages';

type TouchedListProps = {
  touched: readonly TrackedPassage[];
  /** How many claims are marked in the text. */
  total: number;
  hidesClaims: boolean;
  onShow: (id: string) => void;
};

/** Claims whose words are no longer the checked ones: they will wait in the review. */
export function TouchedList({ touched, total, hidesClaims, onShow }: TouchedListProps) {
  return (
    <section className="panel edit-claims" aria-labelledby="touched-heading">
      <header>
        <h2 id="touched-heading">Claims you touch</h2>
        <span className="muted num" role="status">
          {touched.length} of {total}
        </span>
      </header>
      {hidesClaims ? (
        <p className="muted edit-none">
          <EyeOff strokeWidth={1.9} /> The round is read where you do not see it, so its claims are
          not marked here. They are carried over all the same.
        </p>
      ) : touched.length === 0 ? (
        <p className="muted edit-none">
          {total === 0
            ? 'No claim is marked in this version.'
            : 'The words of every claim are as they were checked.'}
        </p>
      ) : (
        <ul>
          {touched.map((passage) => (
            <li key={passage.id}>
              <button type="button" onClick={() => onShow(passage.id)}>
                <span className="fk">
                  <FateGlyph fate={passage.state === 'gone' ? 'orphaned' : 'changed'} />
                  Claim {passage.number}
                  <span className="muted">
                    {passage.state === 'gone' ? 'taken out' : 'wording changed'}
                  </span>
                </span>
                <span className="rd">
                  {passage.state === 'gone' ? (
                    <WordDiff parts={[{ op: 'delete', text: passage.words }]} />
                  ) : (
                    passage.words
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
