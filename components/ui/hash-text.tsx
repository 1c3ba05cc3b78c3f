type HashTextProps = {
  /** Hexadecimal digits. */
  hash: string;
  /** Show only so many digits; the whole is on hover. */
  digits?: number;
  /** What it is the fingerprint of. */
  label?: string;
};

/** A fingerprint in groups of four, as people read it out and compare it. */
export function HashText({ hash, digits = hash.length, label }: HashTextProps) {
  const shown = hash.slice(0, digits);
  const groups = shown.match(/.{1,4}/g) ?? [];
  return (
    <code className="hash" title={digits < hash.length ? hash : undefined} aria-label={label}>
      {groups.join(' ')}
    </code>
  );
}
