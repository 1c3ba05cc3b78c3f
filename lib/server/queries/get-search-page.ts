import 'server-only';

import type { SearchQuery, SearchResults } from '@/lib/contracts/search';

import { listStories } from '../repositories/article-repository';
import { listMembers } from '../repositories/membership-repository';
import { findCurrentScale } from '../repositories/scale-repository';
import type { UseCaseContext } from '../use-cases/context';
import { searchNewsroom } from './search-newsroom';

/** A list for each filter: what it is called, by what it is asked for. */
type Choices = readonly { value: string; label: string }[];

export type SearchPageView = {
  results: SearchResults;
  stories: Choices;
  verdicts: Choices;
  people: Choices;
};

export async function getSearchPage(
  query: SearchQuery,
  context: UseCaseContext,
): Promise<SearchPageView> {
  const { tx, actor } = context;
  const results = await searchNewsroom(query, context);
  const [stories, scale, members] = [
    await listStories(tx),
    await findCurrentScale(tx),
    await listMembers(tx, actor.newsroomId),
  ];
  return {
    results,
    stories: stories.map(({ id, name }) => ({ value: id, label: name })),
    verdicts: scale.verdicts.map(({ id, label }) => ({ value: id, label })),
    people: members.map(({ userId, name }) => ({ value: userId, label: name })),
  };
}
