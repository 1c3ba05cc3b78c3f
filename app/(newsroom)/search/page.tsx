import type { Metadata } from 'next';

import { SearchPage } from './search-page';
import { searchQuery } from '@/lib/contracts/search';
import { getSearchPage } from '@/lib/server/queries/get-search-page';

import { ListFrame } from '../list-frame';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Search' };

export default async function Page({ searchParams }: PageProps<'/search'>) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  );
  const asked = searchQuery.safeParse(Object.fromEntries(given));
  // What cannot be asked for is left out, and the words are kept.
  const words = given.find(([name]) => name === 'q')?.[1].slice(0, 300) ?? '';
  const query = asked.success ? asked.data : searchQuery.parse({ q: words });
  const path = `/search?${new URLSearchParams(given.map(([name, value]) => [name, value])).toString()}`;
  const { data, account } = await readPage(path, (context) => getSearchPage(query, context));
  return (
    <ListFrame account={account} title="Search" current="/search">
      <SearchPage query={query} page={data} />
    </ListFrame>
  );
}
