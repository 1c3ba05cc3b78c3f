type ProgressBarProps = {
  done: number;
  total: number;
  /** Read instead of the bar: "11 of 12 sentences examined". */
  label: string;
};

/** How much of something is done. The number stands beside it. */
export function ProgressBar({ done, total, label }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <span className="cbar" role="img" aria-label={label}>
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
