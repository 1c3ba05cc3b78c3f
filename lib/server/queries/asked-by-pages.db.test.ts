/**
 * How often each page asks the database, at its fullest: two readings of every
 * passage, a decision on each, and a new version that changed them all. The session
 * is one query more, and comes before the page.
 */
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { askedOf } from '@/lib/testing/database/asked-of';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as, NOW, targetOf } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { insertClaims } from '../repositories/taking-up-repository';
import { acceptAgreed } from '../use-cases/accept-agreed';
import { closeRound } from '../use-cases/close-round';
import type { UseCaseContext } from '../use-cases/context';
import { getArticlePage } from './get-article-page';
import { getComparisonPage } from './get-comparison-page';
import { getComparedRoundsPage } from './get-compared-rounds-page';
import { getDesk } from './get-desk';
import { getFeedbackPage } from './get-feedback';
import { getHome } from './get-home';
import { getReaderPage } from './get-reader-page';
import { getSettingsPage } from './get-settings-page';
import { getSignOffPage } from './get-sign-off-page';
import { getVersionReviewPage } from './get-version-review';

/** Queries of a page, whatever the number of claims. */
const MOST = 3;

const LINES = Array.from(
  { length: 200 },
  (_, line) => `The clerk counted ${line + 1000} votes in ward ${line}.`,
);
const TEXT = LINES.join('\n');
const PASSAGE = /counted \d+ votes in ward \d+/u;

type Desk = { ana: Actor; ben: Actor; head: Actor; editor: Actor };

async function aDesk(db: Db): Promise<Desk> {
  const ana = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = ana;
  return {
    ana,
    ben: await anActor(db, { roles: ['checker'], newsroomId }),
    head: await anActor(db, { roles: ['head_of_research'], newsroomId }),
    editor: await anActor(db, { roles: ['editor'], newsroomId }),
  };
}

type Round = Awaited<ReturnType<typeof aRound>>;

/** The same passages, the first ones of the text, marked by each of them. */
async function mark(db: Db, readers: readonly Actor[], round: Round, claims: number) {
  const text = toArticleText(TEXT);
  const instant = NOW.toISOString();
  for (const reader of readers) {
    const readings = LINES.slice(0, claims).map((line) => {
      const [exact = ''] = PASSAGE.exec(line) ?? [];
      const { position } = targetOf(TEXT, exact);
      return {
        ...position,
        id: uuidv7(),
        reviewerId: reader.userId,
        exact,
        claimText: exact,
        claimType: 'figure' as const,
        priority: 'medium' as const,
        attribution: [],
        checkStatus: 'checked' as const,
        verdict: 'supported',
        confidence: null,
        rationale: null,
        suggestedFix: 'counted nobody',
        citations: [],
        createdAt: instant,
        updatedAt: instant,
      };
    });
    const { articleId, id: roundId } = round;
    const place = { newsroomId: reader.newsroomId, articleId, roundId };
    await as(db, reader, ({ tx }) =>
      insertClaims(tx, readings, { ...place, text, offsets: offsetMap(text) }),
    );
  }
}

/** A blind round with so many passages, each marked by both and decided, and carried to a new version. */
async function aCarriedRound(db: Db, claims: number) {
  const desk = await aDesk(db);
  const { ana, ben, head, editor } = desk;
  const round = await aRound(db, { reviewers: [ana, ben], text: TEXT });
  await mark(db, [ana, ben], round, claims);
  await as(db, head, (context) => closeRound({ roundId: round.id }, context));
  if (claims > 0) {
    await as(db, head, (context) => acceptAgreed({ roundId: round.id }, context));
  }
  await aVersion(db, editor, round, TEXT.replaceAll(' votes', ' ballots'));
  return { ...desk, round };
}

type Page = (round: Round, context: UseCaseContext) => Promise<unknown>;

const PAGES: Record<string, Page> = {
  home: (_, context) => getHome(context),
  'two rounds': ({ articleId }, context) => getComparedRoundsPage(articleId, {}, context),
  settings: (_, context) => getSettingsPage(context),
  article: ({ articleId }, context) => getArticlePage(articleId, context),
  'reading view': ({ articleId }, context) => getReaderPage({ articleId, roundId: null }, context),
  desk: ({ id }, context) => getDesk(id, context),
  comparison: ({ id }, context) => getComparisonPage(id, context),
  versions: ({ id }, context) => getVersionReviewPage(id, undefined, context),
  'sign-off': ({ id }, context) => getSignOffPage(id, context),
  feedback: ({ id }, context) => getFeedbackPage({ roundId: id }, context),
};

describe('a page of a round', () => {
  test(
    'asks the database at most three times for no claim, for twenty and for two hundred, whoever looks',
    { timeout: 120_000 },
    async ({ db, databaseUrl }) => {
      for (const claims of [0, 20, 200]) {
        const { round, ana, head, editor } = await aCarriedRound(db, claims);
        for (const actor of [ana, head, editor]) {
          for (const [name, page] of Object.entries(PAGES)) {
            const asked = await askedOf(databaseUrl, actor, (context) => page(round, context));
            expect(asked.length, [name, claims, ...asked].join('\n')).toBeLessThanOrEqual(MOST);
          }
        }
        const { review } = await as(db, head, (context) =>
          getVersionReviewPage(round.id, undefined, context),
        );
        expect(review?.waiting).toBe(claims);
      }
    },
  );
});
