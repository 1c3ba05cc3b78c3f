import { selectedOn, VersionParagraph } from './version-article';
import type { SideRow } from './side-rows';

type SideBySideProps = {
  rows: readonly SideRow[];
  ordinals: readonly [number, number];
  selectedId: string | null;
};

/** Both versions, the old at the left, each paragraph beside the one it became. */
export function SideBySide({ rows, ordinals: [old, fresh], selectedId }: SideBySideProps) {
  return (
    <>
      <div className="side-head" aria-hidden="true">
        <span>Version {old}</span>
        <span>Version {fresh}</span>
      </div>
      {rows.map(({ key, before, after, isChanged }) => (
        <div key={key} className={isChanged ? 'side-row changed' : 'side-row'}>
          <div className="side-old">
            {before !== null && (
              <>
                <span className="sr">Version {old}: </span>
                <VersionParagraph shown={before} selectedId={selectedOn(before, selectedId)} />
              </>
            )}
          </div>
          <div className="side-new">
            {after !== null && (
              <>
                <span className="sr">Version {fresh}: </span>
                <VersionParagraph shown={after} selectedId={selectedOn(after, selectedId)} />
              </>
            )}
          </div>
        </div>
      ))}
    </>
  );
}
