import 'server-only';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';

import { notFound } from '../authorize';
import { findRound } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Two rounds of one article side by side, in the text of the newer of their versions. */
export async function compareRounds(
  { first, second }: { first: string; second: string },
  { tx }: UseCaseContext,
): Promise<ComparedRoundsView> {
  const rounds = [await findRound(tx, first), await findRound(tx, second)];
  throw notFound();
}
