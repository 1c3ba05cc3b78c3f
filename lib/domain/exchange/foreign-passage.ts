/**
 * A passage as another tool wrote it down, before anything of it is believed: the words
 * it names, where it says they are, and what was said of them.
 */
export type ForeignSource = { source: string; url: string; quote: string };

export type ForeignPassage = {
  /** As the file calls it, or its place in the file: to be found again by a person. */
  name: string;
  exact: string;
  /** Empty where the file has none. */
  prefix: string;
  suffix: string;
  /** In code points of the text that the file is about; null where it does not say. */
  start: number | null;
  claim: string;
  /** As the file words it: an id or a label of a scale. Empty: none. */
  verdict: string;
  type: string;
  priority: string;
  rationale: string;
  suggestedFix: string | null;
  sources: readonly ForeignSource[];
  author: string;
  tags: readonly string[];
};

/** A passage that says nothing but its words. */
export function bareForeign(name: string, exact: string): ForeignPassage {
  return {
    name,
    exact,
    prefix: '',
    suffix: '',
    start: null,
    claim: '',
    verdict: '',
    type: '',
    priority: '',
    rationale: '',
    suggestedFix: null,
    sources: [],
    author: '',
    tags: [],
  };
}
