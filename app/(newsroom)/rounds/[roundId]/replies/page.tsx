import { redirect } from 'next/navigation';

import { getRound } from '@/lib/server/queries/rounds';

import { readPage } from '../../../read-page';

/** From a round, such as from a gate of its sign-off, to the list of its article. */
export default async function RepliesOfRound({ params }: PageProps<'/rounds/[roundId]/replies'>) {
  const { roundId } = await params;
  const { data } = await readPage(`/rounds/${roundId}/replies`, (context) =>
    getRound(roundId, context),
  );
  redirect(`/articles/${data.articleId}/replies`);
}
