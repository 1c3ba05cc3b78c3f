/**
 * Rows for tests, made the way the product makes them. Each factory fills in
 * what the test does not care about, so that what the test names is what it is
 * about.
 */
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import {
  codePointLength,
  type CodePointOffset,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import type { Actor, Role } from '@/lib/domain/access/access-request';
import { documentFromLines } from '@/lib/domain/articles/document';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import type { NameRule } from '@/lib/domain/rounds/reading-names';
import type { RoundMode } from '@/lib/domain/rounds/round-phase';
import type { AnnotationView, CreateAnnotationInput } from '@/lib/contracts/annotation';
import { createAnnotationBody } from '@/lib/contracts/annotation';
import type { RoundView } from '@/lib/contracts/round';
import type { Db } from '@/lib/server/db/client';
import { asActor, asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { uuidv7 } from '@/lib/server/new-id';
import { DEFAULT_SETTINGS } from '@/lib/server/use-cases/default-settings';
import type { UseCaseContext } from '@/lib/server/use-cases/context';
import { createAnnotation } from '@/lib/server/use-cases/create-annotation';
import { createArticle } from '@/lib/server/use-cases/create-article';
import { createRound } from '@/lib/server/use-cases/create-round';

/** The time of every test that does not name its own. */
export const NOW = new Date('2025-03-01T12:00:00Z');

const TEXT = 'Turnout was 62 percent. 🗳️ The mayor called it a record.\nNobody else did.';

/** A newsroom with the default scale and settings, and nobody in it. */
export async function aNewsroom(db: Db): Promise<{ id: string }> {
  const id = uuidv7();
  await asSystem(db, 'seed', async (tx) => {
    await tx.newsroom.create({ data: { id, name: 'The Daily', settings: DEFAULT_SETTINGS } });
    await tx.verdictScale.create({
      data: {
        newsroomId: id,
        version: 1,
        name: DEFAULT_SCALE.name,
        verdicts: DEFAULT_SCALE.verdicts.map((verdict) => ({ ...verdict })),
      },
    });
  });
  return { id };
}

/** A member. In a newsroom of their own where none is named. */
export async function anActor(
  db: Db,
  {
    roles = ['checker'],
    newsroomId,
    name,
  }: { roles?: Role[]; newsroomId?: string; name?: string } = {},
): Promise<Actor> {
  const newsroom = newsroomId ?? (await aNewsroom(db)).id;
  const userId = uuidv7();
  await asSystem(db, 'seed', async (tx) => {
    await tx.user.create({
      data: { id: userId, name: name ?? roles.join(', '), email: `${userId}@daily.example` },
    });
    await tx.membership.create({ data: { newsroomId: newsroom, userId, roles } });
  });
  return { userId, newsroomId: newsroom, roles, scopes: null };
}

/** Run a use case or a query as the request path does: one transaction in the actor's name. */
export function as<T>(
  db: Db,
  actor: Actor,
  run: (context: UseCaseContext) => Promise<T>,
  now: Date = NOW,
): Promise<T> {
  return asActor(db, actor, (tx) => run({ tx, actor, now }));
}

/** An article of plain lines, imported by someone who may. */
async function anArticle(
  db: Db,
  { newsroomId, text = TEXT }: { newsroomId: string; text?: string },
): Promise<{ id: string; versionId: string; text: string }> {
  const importer = await anActor(db, { roles: ['editor'], newsroomId });
  const lines = text
    .split('\n')
    .map((line) => ({ text: line, kind: 'text' as const, furniture: null, omitted: false }));
  const article = await as(db, importer, (context) =>
    createArticle(
      {
        story: { name: 'An election' },
        code: '',
        metadata: { title: 'Turnout', outlet: '', byline: '', publishedOn: null, url: '' },
        document: documentFromLines(lines),
        language: 'en',
        notes: [],
        source: { format: 'txt', fileName: 'turnout.txt', sha256: sha256(text) },
      },
      context,
    ),
  );
  return { id: article.id, versionId: article.versions[0]?.id ?? '', text };
}

/** An open round on a new article. All reviewers are members of one newsroom. */
export async function aRound(
  db: Db,
  {
    reviewers,
    mode = 'blind',
    names,
    text,
  }: {
    reviewers: readonly [Actor, ...Actor[]];
    mode?: RoundMode;
    names?: NameRule;
    text?: string;
  },
): Promise<RoundView & { text: string }> {
  const { newsroomId } = reviewers[0];
  const article = await anArticle(db, { newsroomId, ...(text !== undefined && { text }) });
  const desk = await anActor(db, { roles: ['head_of_research'], newsroomId });
  const round = await as(db, desk, (context) =>
    createRound(
      {
        articleId: article.id,
        mode,
        reviewerIds: reviewers.map(({ userId }) => userId),
        dueAt: null,
        ...(names !== undefined && { names }),
      },
      context,
    ),
  );
  return { ...round, text: article.text };
}

/** The target of words as they stand in a text, at their first occurrence. */
export function targetOf(text: string, words: string): TargetSelectors {
  const index = text.indexOf(words);
  if (index === -1) throw new Error(`“${words}” is not in the text`);
  const start = codePointLength(text.slice(0, index));
  return describeTarget(
    toArticleText(text),
    start as CodePointOffset,
    (start + codePointLength(words)) as CodePointOffset,
  );
}

/** A claim of a reviewer on words of the round's text. */
export function anAnnotation(
  db: Db,
  actor: Actor,
  round: { id: string; text: string },
  words: string,
  findings: Omit<Partial<CreateAnnotationInput>, 'id' | 'target'> = {},
): Promise<AnnotationView> {
  const body = createAnnotationBody.parse({
    id: uuidv7(),
    target: targetOf(round.text, words),
    ...findings,
  });
  return as(db, actor, (context) => createAnnotation({ ...body, roundId: round.id }, context));
}
