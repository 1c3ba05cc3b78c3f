import 'server-only';

import type { ArticleView, CreateArticleBody, StoryView } from '@/lib/contracts/article';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import { textOfDocument } from '@/lib/domain/articles/document';
import { documentProblem } from '@/lib/domain/articles/document-problem';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { toDay } from '../repositories/calendar-day';
import {
  findArticle,
  findStory,
  insertArticle,
  listCodes,
  lockStory,
} from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import type { UseCaseContext } from './context';
import { createStory } from './create-story';

/** Store an article as it was previewed and corrected: its first version, immutable from now on. */
export async function createArticle(
  input: CreateArticleBody,
  context: UseCaseContext,
): Promise<ArticleView> {
  const { tx, actor, now } = context;
  const { newsroomId } = actor;
  authorize(actor, { action: 'article:import', newsroom: { newsroomId } });

  const problem = documentProblem(input.document);
  if (problem !== null) throw new AppError('invalid_input', problem);
  const text = textOfDocument(input.document);
  if (text.trim() === '') {
    throw new AppError('import_failed', 'There is no text in this article. Nothing was stored.');
  }
  const length = codePointLength(text);
  if (input.notes.some((note) => note.start > note.end || note.end > length)) {
    throw new AppError('invalid_input', 'A note lies outside the text. Import the file again.');
  }

  const story = await findOrCreateStory(input.story, context);
  await lockStory(tx, story.id);
  const id = uuidv7();
  const versionId = uuidv7();
  const { metadata, source } = input;
  await insertArticle(tx, {
    article: {
      id,
      newsroomId,
      storyId: story.id,
      code: chooseCode(input.code, await listCodes(tx, story.id)),
      title: metadata.title,
      outlet: metadata.outlet,
      byline: metadata.byline,
      publishedOn: toDay(metadata.publishedOn),
      url: metadata.url,
      createdById: actor.userId,
      createdAt: now,
    },
    version: {
      id: versionId,
      newsroomId,
      articleId: id,
      ordinal: 1,
      document: input.document,
      text,
      textSha256: sha256(text),
      format: source.format,
      fileName: source.fileName,
      sourceSha256: source.sha256,
      language: input.language,
      createdById: actor.userId,
      createdAt: now,
    },
    notes: input.notes,
  });
  await recordEvent(tx, {
    newsroomId,
    articleId: id,
    actor,
    now,
    type: 'article.imported',
    payload: {
      articleId: id,
      storyId: story.id,
      versionId,
      title: metadata.title,
      format: source.format,
      textSha256: sha256(text),
    },
  });
  const article = await findArticle(tx, id);
  if (!article) throw new Error(`Article ${id} is not there after it was inserted`);
  return article;
}

async function findOrCreateStory(
  story: CreateArticleBody['story'],
  context: UseCaseContext,
): Promise<StoryView> {
  const found = await findStory(context.tx, story);
  if (found) return found;
  if ('id' in story) throw notFound();
  return createStory(story, context);
}

/** @throws AppError for a code that another article of the story has. */
function chooseCode(wanted: string, taken: readonly string[]): string {
  if (wanted !== '') {
    if (!taken.includes(wanted)) return wanted;
    throw new AppError(
      'already_exists',
      `The story has an article ${wanted}. Choose another code.`,
    );
  }
  for (let number = taken.length + 1; ; number += 1) {
    const code = String(number).padStart(3, '0');
    if (!taken.includes(code)) return code;
  }
}
