import Link from 'next/link';

import type { SearchQuery } from '@/lib/contracts/search';
import { SEARCH_KIND_LABELS, SEARCH_KINDS } from '@/lib/domain/search/search-kinds';
import type { SearchPageView } from '@/lib/server/queries/get-search-page';

import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { TimeText } from '@/components/ui/time-text';
import { HitBody } from '@/components/search/hit-body';
import { hrefOfHit } from '@/components/search/hit-href';

const ANY = { value: '', label: 'Any' };

/** The page of a search: a form that works by itself, and what was found. */
export function SearchPage({ query, page }: { query: SearchQuery; page: SearchPageView }) {
  const { results, stories, verdicts, people } = page;
  const { hits, total, hasLikeness } = results;
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Search</h1>
          <p className="muted">
            Articles, claims, rationales and captured pages. “Words in a row” find exactly these,
            -without leaves a word out
            {hasLikeness ? ', and a slip of the finger is forgiven.' : '.'}
          </p>
        </div>
      </header>
      <form className="search-form" action="/search" role="search">
        <TextField
          label="Words"
          name="q"
          type="search"
          maxLength={300}
          defaultValue={query.q}
          autoFocus={query.q === ''}
        />
        <div className="search-filters">
          <SelectField
            small
            label="Kind"
            name="kind"
            defaultValue={query.kind ?? ''}
            options={[
              ANY,
              ...SEARCH_KINDS.map((kind) => ({ value: kind, label: SEARCH_KIND_LABELS[kind] })),
            ]}
          />
          <SelectField
            small
            label="Story"
            name="storyId"
            defaultValue={query.storyId ?? ''}
            options={[ANY, ...stories]}
          />
          <SelectField
            small
            label="Verdict"
            name="verdict"
            defaultValue={query.verdict ?? ''}
            options={[ANY, ...verdicts]}
          />
          <SelectField
            small
            label="Person"
            name="personId"
            defaultValue={query.personId ?? ''}
            options={[ANY, ...people]}
          />
          <TextField small type="date" label="From" name="from" defaultValue={query.from ?? ''} />
          <TextField
            small
            type="date"
            label="Until"
            name="until"
            defaultValue={query.until ?? ''}
          />
          <Button type="submit" variant="primary">
            Search
          </Button>
        </div>
      </form>
      {query.q !== '' && (
        <section className="search-found" aria-labelledby="found">
          <h2 id="found" role="status">
            {total === 0 ? 'Nothing found' : `${total} found`}
          </h2>
          {total === 0 && (
            <Empty title="Nothing that you may see has these words">
              Fewer words find more; so does a filter less.
            </Empty>
          )}
          <ol className="hits">
            {hits.map((hit) => (
              <li key={`${hit.kind} ${hit.id}`}>
                <Link className="hit" href={hrefOfHit(hit)}>
                  <HitBody hit={hit} />
                  <TimeText at={hit.at} format="date" />
                </Link>
              </li>
            ))}
          </ol>
          <Pages query={query} total={total} />
        </section>
      )}
    </>
  );
}

function Pages({ query, total }: { query: SearchQuery; total: number }) {
  const { offset, limit } = query;
  if (total <= limit) return null;
  return (
    <nav className="search-pages" aria-label="Pages">
      {offset > 0 && <Link href={hrefOf(query, Math.max(0, offset - limit))}>Before</Link>}
      <span>
        {offset + 1} to {Math.min(offset + limit, total)} of {total}
      </span>
      {offset + limit < Math.min(total, 220) && (
        <Link href={hrefOf(query, offset + limit)}>Next</Link>
      )}
    </nav>
  );
}

function hrefOf({ limit: _limit, ...query }: SearchQuery, offset: number): string {
  const given: [string, unknown][] = Object.entries({ ...query, offset });
  const fields = given.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [
          [
            name,
            typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
          ],
        ],
  );
  return `/search?${new URLSearchParams(fields).toString()}`;
}
