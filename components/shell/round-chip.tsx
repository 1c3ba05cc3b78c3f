import { Eye, EyeOff } from 'lucide-react';

/** Which reading this is, and whether the others' work is hidden while it lasts. */
export function RoundChip({ label, isBlind }: { label: string; isBlind: boolean }) {
  return (
    <span className="round">
      {isBlind ? <EyeOff strokeWidth={1.9} /> : <Eye strokeWidth={1.9} />}
      {label}
    </span>
  );
}
