/** Search, and what was checked before. */
import { defineEndpoint } from '../endpoint';
import { earlierClaims, earlierClaimsQuery, searchQuery, searchResults } from '../search';

export const search = defineEndpoint({
  id: 'search',
  method: 'GET',
  path: '/search',
  tag: 'Search',
  summary: 'Articles, claims, rationales and captured pages that you may see',
  query: searchQuery,
  status: 200,
  response: searchResults,
});
export const findEarlierClaims = defineEndpoint({
  id: 'findEarlierClaims',
  method: 'GET',
  path: '/earlier-claims',
  tag: 'Search',
  summary: 'Decided claims that say much the same',
  query: earlierClaimsQuery,
  status: 200,
  response: earlierClaims,
});
