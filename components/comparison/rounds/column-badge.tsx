import { classNames } from '../../ui/class-names';

type ColumnBadgeProps = {
  column: { index: number; letter: string };
  /** For screen readers and on hover. Empty when the name stands beside it. */
  label?: string;
};

/** A column by its round: “1” for what was decided in it, “2B” for a reviewer's reading. */
export function ColumnBadge({ column: { index, letter }, label = '' }: ColumnBadgeProps) {
  const className = classNames(
    'who sm',
    index % 2 === 0 ? 'who-a' : 'who-b',
    letter.length > 1 && 'wide',
  );
  if (label === '') {
    return (
      <span className={className} aria-hidden="true">
        {letter}
      </span>
    );
  }
  return (
    <span className={className} role="img" aria-label={label} title={label}>
      {letter}
    </span>
  );
}
