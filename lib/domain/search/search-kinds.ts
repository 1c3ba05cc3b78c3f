/** What a search finds. Stored nowhere; on the wire as written. */
export const SEARCH_KINDS = ['article', 'claim', 'rationale', 'capture'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const SEARCH_KIND_LABELS: Record<SearchKind, string> = {
  article: 'Article',
  claim: 'Claim',
  rationale: 'Rationale',
  capture: 'Captured page',
};
