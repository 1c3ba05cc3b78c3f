/** Widths of the bars in percent, so that they look like lines of text. */
const WIDTHS = [92, 78, 85, 60];

/** Bars in place of lines that are on their way; shown after 300 ms only. */
export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div className="skel" role="status" aria-label={label} aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ width: `${WIDTHS[index % WIDTHS.length] ?? 80}%` }} />
      ))}
    </div>
  );
}
