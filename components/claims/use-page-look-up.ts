'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { CitationView } from '@/lib/contracts/annotation';

type CitationFields = Omit<CitationView, 'id'>;
type LookUp = { state: 'idle' | 'asking' | 'found' | 'failed'; words: string };

/** Ask a page what it says of itself. What a person has written is never written over. */
export function usePageLookUp(onFound: (fill: (fields: CitationFields) => CitationFields) => void) {
  const [lookUp, setLookUp] = useState<LookUp>({ state: 'idle', words: '' });

  async function ask(url: string): Promise<void> {
    setLookUp({ state: 'asking', words: 'Asking the page …' });
    const result = await callLater(
      async () => (await import('@/lib/contracts/endpoints/sources')).lookUpPage,
      { body: { url } },
    );
    if (!result.ok) {
      const words =
        result.problem?.detail ?? 'The server was not reached. Fill the fields in by hand.';
      setLookUp({ state: 'failed', words });
      return;
    }
    const { source, title, author, publishedOn, url: address } = result.data;
    setLookUp({ state: 'found', words: 'Filled in from the page. Check it.' });
    onFound((fields) => ({
      ...fields,
      source: fields.source === '' ? source : fields.source,
      title: (fields.title ?? '') === '' ? title : fields.title,
      author: (fields.author ?? '') === '' ? author : fields.author,
      publishedOn: fields.publishedOn ?? publishedOn,
      medium: fields.medium ?? 'web',
      url: fields.url === url ? address : fields.url,
    }));
  }
  return { lookUp, ask };
}
