import { Lock } from 'lucide-react';
import Link from 'next/link';

import type { SourceView } from '@/lib/contracts/sources';
import { SOURCE_KIND_LABELS } from '@/lib/domain/sources/source';

import { Empty } from '../ui/empty';
import { Tag } from '../ui/tag';
import { NewSource } from './new-source';

/** Whom the newsroom's claims rest on. */
export function SourcesPage({ sources }: { sources: readonly SourceView[] }) {
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Sources</h1>
          <p className="muted">
            A citation, or a step of a chain of attribution, is a source’s where it goes by one of
            its names.
          </p>
        </div>
      </header>
      <NewSource sources={sources.map(({ id, label }) => ({ id, label }))} />
      {sources.length === 0 ? (
        <Empty title="No source yet">
          Add whom your claims rest on, and from whom they have it.
        </Empty>
      ) : (
        <table className="src-table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Kind</th>
              <th scope="col">Has it from</th>
              <th scope="col">Claims</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ id, label, kind, confidential, derivesFrom, claimCount }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={`/sources/${id}`}>{label}</Link>{' '}
                  {confidential && (
                    <Tag tone="warn" icon={<Lock />}>
                      Confidential
                    </Tag>
                  )}
                </th>
                <td>{SOURCE_KIND_LABELS[kind]}</td>
                <td>{derivesFrom.map((one) => one.label).join(', who has it from ')}</td>
                <td className="num">{claimCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
