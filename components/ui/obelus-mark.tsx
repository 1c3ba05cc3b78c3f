/** The obelus, the product's mark: the sign that editors set beside a line they doubted. */
export function ObelusMark({ className }: { className?: string }) {
  return (
    <svg className={`g ob ${className ?? ''}`} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="2" y="7" width="12" height="2" rx=".4" fill="currentColor" />
      <circle cx="8" cy="3.3" r="1.75" fill="currentColor" />
      <circle cx="8" cy="12.7" r="1.75" fill="currentColor" />
    </svg>
  );
}
