import { memo } from 'react';

export type OutlineEntry = {
  block: number;
  /** `H`, 1, 2, 3. */
  label: string;
  words: string;
  claims: number;
  /** Claims that still need work. */
  open: number;
};

type OutlineProps = { entries: readonly OutlineEntry[]; currentBlock: number | null };

/** The article in one line per paragraph, with what is open in each. */
export const Outline = memo(function Outline({ entries, currentBlock }: OutlineProps) {
  return (
    <ol className="outline">
      {entries.map((entry) => (
        <OutlineItem key={entry.block} {...entry} isCurrent={entry.block === currentBlock} />
      ))}
    </ol>
  );
});

const OutlineItem = memo(function OutlineItem({
  block,
  label,
  words,
  claims,
  open,
  isCurrent,
}: OutlineEntry & { isCurrent: boolean }) {
  return (
    <li className={isCurrent ? 'cur' : undefined}>
      <a href={`#p${block}`} aria-current={isCurrent ? 'true' : undefined}>
        <span className="ol-n">{label}</span>
        <span className="ol-t">{words}</span>
        <span className="ol-c num">
          <span className="sr">
            {claims === 0 ? 'no claims' : `${open} of ${claims} claims open`}
          </span>
          <span aria-hidden="true">
            {claims === 0 && '–'}
            {open > 0 && (
              <>
                <em>{open}</em>/
              </>
            )}
            {claims > 0 && claims}
          </span>
        </span>
      </a>
    </li>
  );
});
