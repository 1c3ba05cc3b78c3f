/** Carrying passages to a new version of their text. */
import type { ArticleText } from './article-text';
import { anchorTarget, describeTarget } from './anchor-target';
import type { CarriedPassage, KeptStretch, PassageToCarry } from './carried-passage';

/**
 * Find every passage of `before` in `after`.
 *
 * @param kept what is known of the edit, where it was made in the editor.
 */
export function carryPassages(
  before: ArticleText,
  after: ArticleText,
  passages: readonly PassageToCarry[],
  _kept?: readonly KeptStretch[],
): CarriedPassage[] {
  return passages.map(({ id, start, end }) => {
    const found = anchorTarget(after, describeTarget(before, start, end));
    if (found.status === 'anchored') {
      return { id, status: 'anchored', isIdentical: true, ...found.position };
    }
    if (found.status === 'ambiguous') return { id, ...found };
    return { id, status: 'orphaned', stood: start };
  });
}
