'use client';

import { LoaderCircle } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { type CaptureState, isUnderWay } from '@/lib/domain/evidence/capture';

const EVERY_MS = 2_000;

/** While it is being taken, the page asks again until it has been. */
export function CaptureProgress({ state, step }: { state: CaptureState; step: string }) {
  const router = useRouter();
  const isBusy = isUnderWay(state);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = window.setInterval(() => router.refresh(), EVERY_MS);
    return () => window.clearInterval(timer);
  }, [isBusy, router]);
  if (!isBusy) return null;
  return (
    <p className="ev-line" role="status">
      <LoaderCircle className="spin" strokeWidth={1.9} />
      <span>{state === 'waiting' ? 'Waits to be captured' : `${step} …`}</span>
    </p>
  );
}
