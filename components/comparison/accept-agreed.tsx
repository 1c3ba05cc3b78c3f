'use client';

import { CheckCheck } from 'lucide-react';

import { Button } from '../ui/button';
import { useCompare } from './compare-context';

type AcceptAgreedProps = { words: (count: number) => string };

/** Takes every group in full agreement that is still open, in one go. */
export function AcceptAgreed({ words }: AcceptAgreedProps) {
  const { bulk, counts, pending } = useCompare();
  if (counts.agreedOpen === 0) return null;
  return (
    <Button
      size="sm"
      icon={<CheckCheck strokeWidth={1.9} />}
      busy={pending.has('agreed')}
      onClick={() => void bulk.acceptAgreed()}
    >
      {words(counts.agreedOpen)}
    </Button>
  );
}
