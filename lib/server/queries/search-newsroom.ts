import 'server-only';

import type { SearchHit, SearchQuery, SearchResults } from '@/lib/contracts/search';
import type { RichText } from '@/lib/domain/claims/claim';
import { rationalePlainText } from '@/lib/domain/claims/rationale-text';
import { findVerdict } from '@/lib/domain/claims/verdict-scale';
import { fuseRanks } from '@/lib/domain/search/fuse-ranks';
import { SEARCH_KINDS, type SearchKind } from '@/lib/domain/search/search-kinds';
import { snippetOf, wordsAsked } from '@/lib/domain/search/snippet';

import { authorize } from '../authorize';
import { numberName, readingNamesOf } from '../reading-names';
import { findPeople, personOf } from '../repositories/person-repository';
import { verdictsOf } from '../repositories/round-repository';
import {
  findIds,
  hasTrigrams,
  readArticles,
  readCaptures,
  readClaims,
  type SearchFilter,
} from '../repositories/search-repository';
import type { UseCaseContext } from '../use-cases/context';
import { type Reach, reachOf } from './search-reach';

/** Looked at of each kind; what comes after is nobody's next page. */
const MOST = 200;

/** Nearest to what was asked first: the same place in two kinds goes by this order. */
type Ref = { kind: SearchKind; id: string };

/** Articles, claims, rationales and captures with these words, as far as the viewer may see them. */
export async function searchNewsroom(
  query: SearchQuery,
  { tx, actor }: UseCaseContext,
): Promise<SearchResults> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const hasLikeness = await hasTrigrams(tx);
  if (query.q === '') return { hits: [], total: 0, hasLikeness };
  const reach = await reachOf(actor, tx);
  const filter: SearchFilter = {
    story: query.storyId,
    verdict: query.verdict,
    person: query.personId,
    from: query.from === undefined ? undefined : `${query.from}T00:00:00Z`,
    until: query.until === undefined ? undefined : dayAfter(query.until),
  };
  const kinds = query.kind === undefined ? SEARCH_KINDS : [query.kind];
  const lists: string[][] = [];
  for (const kind of kinds) {
    const { words, likeness } = await findIds(tx, kind, query.q, reach, filter, MOST);
    const named = (ids: readonly string[]) => ids.map((id) => `${kind} ${id}`);
    lists.push(named(words), named(likeness));
  }
  const order = fuseRanks(lists).map(refOf);
  const shown = order.slice(query.offset, query.offset + query.limit);
  const hits = await readHits(shown, wordsAsked(query.q), reach, { tx, actor });
  return { hits, total: order.length, hasLikeness };
}

function refOf(name: string): Ref {
  const [kind = '', id = ''] = name.split(' ');
  return { kind: SEARCH_KINDS.find((one) => one === kind) ?? 'article', id };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString();
}

/** The rows behind the ids, read under row-level security, in the order of the ids. */
async function readHits(
  refs: readonly Ref[],
  asked: readonly string[],
  reach: Reach,
  { tx, actor }: Pick<UseCaseContext, 'tx' | 'actor'>,
): Promise<SearchHit[]> {
  const idsOf = (...kinds: SearchKind[]) =>
    refs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const claims = await readClaims(tx, idsOf('claim', 'rationale'));
  const people = await findPeople(
    tx,
    claims.map(({ reviewerId }) => reviewerId),
  );
  const hits = new Map<string, SearchHit>();

  for (const row of claims) {
    const round = reach.byId.get(row.roundId);
    if (round === undefined) continue;
    const { article, scale } = row.round;
    const isDecision = row.origin === 'adjudication';
    const names = readingNamesOf(round, actor.userId);
    const number = names.inOrder.find(
      ({ userId, shownId }) => userId === row.reviewerId && shownId !== userId,
    )?.number;
    const hit = {
      id: row.id,
      title: row.claimText,
      ...articleFields(article),
      roundId: row.roundId,
      verdict: findVerdict({ name: '', verdicts: verdictsOf(scale.verdicts) }, row.verdict),
      isDecision,
      person:
        isDecision || number === undefined
          ? personOf(people, row.reviewerId).name
          : numberName(number),
      at: row.updatedAt.toISOString(),
    };
    // Written by use cases alone, from bodies that were checked.
    const rationale = rationalePlainText(row.rationale as RichText | null);
    hits.set(`claim ${row.id}`, { ...hit, kind: 'claim', snippet: snippetOf(row.exact, asked) });
    hits.set(`rationale ${row.id}`, {
      ...hit,
      kind: 'rationale',
      snippet: snippetOf(rationale, asked),
    });
  }
  for (const row of await readArticles(tx, idsOf('article'))) {
    hits.set(`article ${row.id}`, {
      kind: 'article',
      id: row.id,
      title: row.title,
      snippet: snippetOf(row.versions[0]?.text ?? '', asked),
      ...articleFields(row),
      ...NO_CLAIM,
      roundId: null,
      at: row.createdAt.toISOString(),
    });
  }
  for (const row of await readCaptures(tx, idsOf('capture'))) {
    const title = [row.title, row.fileName, row.finalUrl].find((words) => words !== '') ?? '';
    hits.set(`capture ${row.id}`, {
      kind: 'capture',
      id: row.id,
      title,
      snippet: snippetOf(row.text, asked),
      ...articleFields(row.article),
      ...NO_CLAIM,
      roundId: row.roundId,
      at: (row.takenAt ?? row.createdAt).toISOString(),
    });
  }
  return refs.flatMap(({ kind, id }) => hits.get(`${kind} ${id}`) ?? []);
}

const NO_CLAIM = { verdict: null, isDecision: false, person: null } as const;

function articleFields(article: {
  id: string;
  code: string;
  title: string;
  story: { name: string };
}) {
  return {
    articleId: article.id,
    articleCode: article.code,
    articleTitle: article.title,
    storyName: article.story.name,
  };
}
