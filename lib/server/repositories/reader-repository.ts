import 'server-only';

import { type NewsroomSettings, newsroomSettings, storedStages } from '@/lib/contracts/sign-off';
import type { Stage } from '@/lib/domain/sign-off/stages';
import type { Actor } from '@/lib/domain/access/access-request';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import {
  headingSelect,
  toVersionContent,
  type VersionContent,
  versionInclude,
} from './article-repository';
import { fromDay } from './calendar-day';
import { type DeskRows, deskInclude, peopleOnDesk, toDeskRows } from './desk-repository';
import { findPeople } from './person-repository';
import { type SignatureRow, signatureOrder, signatureSelect } from './sign-off-repository';

const { canonicalBytes: _, ...signatureHead } = signatureSelect;

const roundOfReader = {
  ...deskInclude,
  stageSet: { select: { stages: true } },
  signOffs: { orderBy: signatureOrder, select: signatureHead },
} satisfies Prisma.ReviewRoundInclude;

const readerSelect = {
  ...headingSelect,
  outlet: true,
  byline: true,
  publishedOn: true,
  newsroom: { select: { settings: true } },
  versions: { orderBy: { ordinal: 'desc' }, take: 1, include: versionInclude },
  _count: { select: { rounds: true } },
} satisfies Prisma.ArticleSelect;

type ReaderRound = {
  desk: DeskRows;
  /** Those under which the round is signed. */
  stages: readonly Stage[];
  signatures: readonly Omit<SignatureRow, 'canonicalBytes'>[];
};

export type ReaderRows = {
  article: {
    id: string;
    code: string;
    title: string;
    outlet: string;
    byline: string;
    publishedOn: string | null;
    story: string;
  };
  newest: VersionContent;
  /** How many rounds there are, whoever may read them. They are numbered from 1. */
  rounds: number;
  settings: NewsroomSettings;
  round: ReaderRound | null;
};

type Wanted = {
  /** This round and no other; `null`: the newest that is wanted. */
  roundId: string | null;
  /** Rounds in these phases are wanted whoever reviews them, others where the actor does. */
  phases: readonly RoundPhase[];
};

/** An article with one round of it and its text: two queries, however much there is. */
export async function readReader(
  tx: Tx,
  articleId: string,
  { roundId, phases }: Wanted,
  { userId }: Pick<Actor, 'userId'>,
): Promise<ReaderRows | null> {
  const row = await tx.article.findUnique({
    where: { id: articleId },
    select: {
      ...readerSelect,
      rounds: {
        where: {
          ...(roundId !== null && { id: roundId }),
          OR: [{ phase: { in: [...phases] } }, { reviewers: { some: { userId } } }],
        },
        orderBy: { ordinal: 'desc' },
        take: 1,
        include: roundOfReader,
      },
    },
  });
  const newest = row?.versions[0];
  if (!row || !newest) return null;
  const { id, code, title, outlet, byline, publishedOn, story } = row;
  const [round] = row.rounds;
  const people = await findPeople(
    tx,
    round === undefined
      ? []
      : [...peopleOnDesk(round), ...round.signOffs.map(({ signerId }) => signerId)],
  );
  return {
    article: {
      id,
      code,
      title,
      outlet,
      byline,
      publishedOn: fromDay(publishedOn),
      story: story.name,
    },
    newest: toVersionContent(newest),
    rounds: row._count.rounds,
    settings: newsroomSettings.parse(row.newsroom.settings),
    round:
      round === undefined
        ? null
        : {
            desk: toDeskRows(round, people, userId),
            stages: storedStages.parse(round.stageSet.stages),
            signatures: round.signOffs,
          },
  };
}
