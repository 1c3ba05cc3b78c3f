'use client';

import { memo } from 'react';

import type { MarginClaim } from '@/components/annotations/margin-claim';
import { PhoneBar } from '@/components/desk/phone-bar';
import type { QueryView } from '@/lib/contracts/round';

type PhoneClaimProps = {
  claim: MarginClaim | null;
  queries: readonly QueryView[];
  total: number;
  isSheetOpen: boolean;
  onStep: (step: -1 | 1) => void;
  onToggle: () => void;
};

/** The bar at the foot of a phone, joined to the claims of the desk. */
export const PhoneClaim = memo(function PhoneClaim({ claim, queries, ...bar }: PhoneClaimProps) {
  return <PhoneBar claim={claim === null ? null : inShort(claim, queries)} {...bar} />;
});

function inShort({ annotation, number, verdict }: MarginClaim, queries: readonly QueryView[]) {
  const asked = queries.filter(({ annotationId }) => annotationId === annotation.id).length;
  return { number, verdict, citations: annotation.citations.length, queries: asked };
}
