import 'server-only';

import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { insertScale } from '../repositories/scale-repository';
import { recordEvent } from '../repositories/event-repository';
import type { UseCaseContext } from '../use-cases/context';
import { createArticle } from '../use-cases/create-article';
import { DEFAULT_SETTINGS } from '../use-cases/default-settings';
import { updateArticle } from '../use-cases/update-article';
import { sha256 } from '../hash';
import { sampleDocument, sampleText } from './locate';
import { SAMPLE_NEWSROOM } from './newsroom';
import { type AsPerson, insertSamplePeople } from './sample-people';
import { playRound } from './play-round';
import type { SampleArticle } from './types';

/** Lets the people of the sample work one after another, some minutes apart, up to now. */
type SampleClock = { next: () => Date };

/**
 * Fill an empty database with the sample newsroom, by the same use cases that
 * people use, so that its record and its signatures are as real as theirs.
 */
export async function seedSample(db: Db, now: Date): Promise<void> {
  const clock = clockUpTo(now);
  const newsroomId = uuidv7();
  const people = await asSystem(db, 'seed', async (tx) => {
    const createdAt = clock.next();
    await tx.newsroom.create({
      data: { id: newsroomId, name: SAMPLE_NEWSROOM.name, settings: DEFAULT_SETTINGS, createdAt },
    });
    await insertScale(tx, { ...DEFAULT_SCALE, id: uuidv7(), newsroomId, version: 1, createdAt });
    const inserted = await insertSamplePeople(tx, newsroomId, createdAt);
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor: inserted.withRole('administrator'),
      now: createdAt,
      type: 'newsroom.created',
      payload: { name: SAMPLE_NEWSROOM.name },
    });
    return inserted;
  });
  const as: AsPerson = (actor, work) => {
    return asActor(db, actor, (tx) => {
      const later = (): UseCaseContext => ({ tx, actor, now: clock.next() });
      return work(later(), later);
    });
  };

  const articleIds = new Map<string, string>();
  for (const sample of SAMPLE_NEWSROOM.articles) {
    const article = await as(people.withRole('editor'), (context) =>
      createArticle(bodyOf(sample), context),
    );
    await as(people.withRole('editor'), (context) =>
      updateArticle({ articleId: article.id, writerId: people.withRole('writer').userId }, context),
    );
    articleIds.set(sample.code, article.id);
  }
  for (const round of SAMPLE_NEWSROOM.rounds) {
    const article = SAMPLE_NEWSROOM.articles.find(({ code }) => code === round.articleCode);
    const articleId = articleIds.get(round.articleCode);
    if (!article || articleId === undefined) {
      throw new Error(`The sample has a round on article ${round.articleCode}, which is not there`);
    }
    await playRound(round, { article, articleId, people, as, now });
  }
}

function bodyOf(sample: SampleArticle): Parameters<typeof createArticle>[0] {
  const text = sampleText(sample);
  return {
    story: SAMPLE_NEWSROOM.story,
    code: sample.code,
    metadata: {
      title: sample.title,
      outlet: sample.outlet,
      byline: sample.byline,
      publishedOn: sample.publishedOn,
      url: sample.url,
    },
    document: sampleDocument(sample),
    language: 'en',
    notes: [],
    source: { format: 'txt', fileName: `${sample.code}.txt`, sha256: sha256(text) },
  };
}

/** Starts two days back; steps of four minutes end well before now. */
function clockUpTo(now: Date): SampleClock {
  let at = now.getTime() - 48 * 3_600_000;
  return {
    next: () => {
      at += 4 * 60_000;
      return new Date(Math.min(at, now.getTime()));
    },
  };
}
