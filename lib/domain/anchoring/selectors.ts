/**
 * The two Web Annotation selectors every Target carries.
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
import type { CodePointOffset } from './article-text';

/** Finds a passage by its words, so it survives edits elsewhere in the text. */
type TextQuoteSelector = {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
};

/** Finds a passage by counting. Exact for one article version and no other. */
export type TextPositionSelector = {
  type: 'TextPositionSelector';
  /** First code point of the passage. `0` is a valid start: never test it for truthiness. */
  start: CodePointOffset;
  /** One past the last code point. */
  end: CodePointOffset;
};

export type TargetSelectors = {
  quote: TextQuoteSelector;
  position: TextPositionSelector;
};
