import { Download } from 'lucide-react';
import Link from 'next/link';

import type { AuditFilters, AuditPage } from '@/lib/contracts/audit';
import { EVENT_KIND_LABELS, EVENT_KINDS } from '@/lib/domain/events/event-kinds';

import { Button } from '../ui/button';
import { buttonClass } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { AuditList } from './audit-list';

type AuditScreenProps = {
  /** The page itself, without its filters. */
  path: string;
  filters: AuditFilters;
  page: AuditPage;
  isFirst: boolean;
  people: readonly { userId: string; name: string }[];
  /** Empty on the page of one article. */
  articles: readonly { id: string; code: string; title: string }[];
};

/** The record: what is looked for, the entries, and the same as a file. A form without a script. */
export function AuditScreen({ path, filters, page, isFirst, people, articles }: AuditScreenProps) {
  const { personId, kind, articleId, from, to, text } = filters;
  const isFiltered = Object.entries(filters).some(
    ([name, value]) => value !== '' && (name !== 'articleId' || articles.length > 0),
  );
  return (
    <div className="audit">
      <form className="audit-f" action={path} role="search" aria-label="Filter the record">
        <TextField label="Words" name="text" defaultValue={text ?? ''} maxLength={200} />
        <SelectField
          label="Person"
          name="personId"
          defaultValue={personId ?? ''}
          options={[
            { value: '', label: 'Everyone' },
            ...people.map(({ userId, name }) => ({ value: userId, label: name })),
          ]}
        />
        <SelectField
          label="Kind"
          name="kind"
          defaultValue={kind ?? ''}
          options={[
            { value: '', label: 'Everything' },
            ...EVENT_KINDS.map((one) => ({ value: one, label: EVENT_KIND_LABELS[one] })),
          ]}
        />
        {articles.length > 0 && (
          <SelectField
            label="Article"
            name="articleId"
            defaultValue={articleId ?? ''}
            options={[
              { value: '', label: 'All articles' },
              ...articles.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
            ]}
          />
        )}
        <TextField label="From" name="from" type="date" defaultValue={from ?? ''} />
        <TextField label="To" name="to" type="date" defaultValue={to ?? ''} />
        <span className="audit-act">
          <Button type="submit" variant="primary">
            Filter
          </Button>
          {isFiltered && <Link href={path}>All of it</Link>}
        </span>
      </form>
      <p className="audit-files">
        <span className="muted">These entries as a file:</span>
        {(['csv', 'jsonl'] as const).map((format) => (
          <a
            key={format}
            className={buttonClass({ variant: 'quiet' })}
            href={`/api/v1/audit/export?${queryOf({ ...filters, format })}`}
            download
          >
            <Download strokeWidth={1.9} />
            <span>{format === 'csv' ? 'CSV' : 'JSON lines'}</span>
          </a>
        ))}
      </p>
      <AuditList entries={page.entries} isOfOneArticle={articles.length === 0} />
      <nav className="audit-p" aria-label="Pages of the record">
        {!isFirst && <Link href={`${path}?${queryOf(filters)}`}>Newest</Link>}
        {page.nextCursor !== null && (
          <Link href={`${path}?${queryOf({ ...filters, cursor: page.nextCursor })}`}>Older</Link>
        )}
      </nav>
    </div>
  );
}

function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  ).toString();
}
