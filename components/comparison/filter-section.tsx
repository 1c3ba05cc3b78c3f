import type { ReactNode } from 'react';

type FilterSectionProps<Id extends string> = {
  /** Of its heading. */
  id: string;
  /** "12 groups": how many there are, shown or not. */
  total: string;
  filters: readonly { id: Id; label: string; icon: ReactNode }[];
  counts: ReadonlyMap<Id, number>;
  hidden: ReadonlySet<Id>;
  onToggle: (id: Id) => void;
  disabled?: boolean;
  /** Entries of the list that come before the filters. */
  children?: ReactNode;
};

/** What a list of differences shows, each kind with how many it holds of. */
export function FilterSection<Id extends string>({
  id: headingId,
  total,
  filters,
  counts,
  hidden,
  onToggle,
  disabled,
  children,
}: FilterSectionProps<Id>) {
  return (
    <section className="rail-s" aria-labelledby={headingId}>
      <div className="rail-h">
        <h2 id={headingId}>Show</h2>
        <span className="muted num">{total}</span>
      </div>
      <ul className="counts filt">
        {children}
        {filters.map(({ id, label, icon }) => {
          const count = counts.get(id) ?? 0;
          return (
            <li key={id}>
              <button
                type="button"
                className={count === 0 ? 'zero' : undefined}
                aria-pressed={!hidden.has(id)}
                disabled={disabled}
                onClick={() => onToggle(id)}
              >
                {icon}
                <span>{label}</span>
                <b className="num">{count}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
