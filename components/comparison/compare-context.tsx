'use client';

import { createContext, use, type ReactNode } from 'react';

import { type CompareInput, type CompareState, useCompareState } from './use-compare-state';

const CompareContext = createContext<CompareState | null>(null);

/** Holds what the rail, the text, the groups and the status bar of the screen share. */
export function CompareProvider({
  children,
  ...input
}: CompareInput & {
  children: ReactNode;
}) {
  return <CompareContext value={useCompareState(input)}>{children}</CompareContext>;
}

export function useCompare(): CompareState {
  const state = use(CompareContext);
  if (state === null) throw new Error('useCompare is used outside of CompareProvider');
  return state;
}
