import type { ReactNode } from 'react';

type CountButtonProps = {
  glyph: ReactNode;
  label: string;
  count: number;
  isOn: boolean;
  onToggle: () => void;
};

/** A filter with its count. */
export function CountButton({ glyph, label, count, isOn, onToggle }: CountButtonProps) {
  return (
    <li>
      <button
        type="button"
        className={count === 0 ? 'zero' : undefined}
        aria-pressed={isOn}
        onClick={onToggle}
      >
        {glyph}
        <span>{label}</span>
        <b className="num">{count}</b>
      </button>
    </li>
  );
}
