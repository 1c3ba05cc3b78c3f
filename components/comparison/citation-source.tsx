import type { Citation } from '@/lib/domain/claims/claim';

/** What is cited, with a way to it, and where in it. */
export function CitationSource({ citation: { url, source, locator } }: { citation: Citation }) {
  return (
    <>
      {url === '' ? (
        source
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {source}
        </a>
      )}
      {locator !== '' && <span className="muted">, {locator}</span>}
    </>
  );
}
