import { notFound, redirect } from 'next/navigation';

import { AppError } from '@/lib/server/app-error';
import type { AccountView } from '@/lib/server/queries/get-account';
import { readAsActor } from '@/lib/server/runtime';

type Read<T> = Parameters<typeof readAsActor<T>>[0];

/**
 * What a page shows and who is looking, in one transaction. Nobody signed in:
 * the way leads to the sign-in and back. Nothing there, or not theirs to see:
 * the page of what is not found.
 */
export async function readPage<T>(
  path: string,
  read: Read<T>,
): Promise<{ data: T; account: AccountView }> {
  let result: { data: T; account: AccountView } | null;
  try {
    result = await readAsActor(read);
  } catch (error) {
    if (
      error instanceof AppError &&
      ['not_found', 'forbidden', 'round_closed'].includes(error.code)
    ) {
      notFound();
    }
    throw error;
  }
  if (result === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return result;
}
