import type { SearchHit } from '@/lib/contracts/search';

/** Where what was found stands. */
export function hrefOfHit({ kind, id, articleId, roundId }: SearchHit): string {
  switch (kind) {
    case 'article':
      return `/articles/${articleId}`;
    case 'claim':
    case 'rationale':
      return `/rounds/${roundId ?? ''}?claim=${id}`;
    case 'capture':
      return `/captures/${id}`;
  }
}
