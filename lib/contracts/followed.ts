/** What a page follows, and how much at once. Free of packages: pages name it before anything is fetched. */

/** Where a followed article or the newsroom stands: what of it, and the last frame read. */
export type Followed = { of: string; after: string | null };

/** In the place of an article's id: the newsroom. */
export const NEWSROOM = 'newsroom';

/** As many annotations as a browser asks for in one go; beyond it, it asks for all. */
export const MOST_CHANGED = 100;

/** As many as one connection carries: more than a person has open. */
export const MOST_FOLLOWED = 40;

/** As the query says it: `ID`, or `ID~LAST`, separated by commas. */
export function severalOf(followed: readonly Followed[]): string {
  return followed.map(({ of, after }) => (after === null ? of : `${of}~${after}`)).join(',');
}
