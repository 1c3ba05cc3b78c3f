/** Endpoints of stories and articles. */
import { z } from 'zod';

import {
  articlePage,
  articleView,
  createArticleBody,
  createStoryBody,
  importBody,
  importPreview,
  listArticlesQuery,
  storyList,
  storyResponse,
  updateArticleBody,
} from '../article';
import { id } from '../common';
import { defineEndpoint } from '../endpoint';

const tag = 'Articles';
const articleParams = z.strictObject({ articleId: id });

export const listStories = defineEndpoint({
  id: 'listStories',
  method: 'GET',
  path: '/stories',
  tag,
  summary: 'Stories of the newsroom, by name',
  status: 200,
  response: storyList,
});
export const createStory = defineEndpoint({
  id: 'createStory',
  method: 'POST',
  path: '/stories',
  tag,
  summary: 'Begin a story',
  body: createStoryBody,
  status: 201,
  response: storyResponse,
  problems: ['already_exists'],
});
export const previewImport = defineEndpoint({
  id: 'previewImport',
  method: 'POST',
  path: '/imports',
  tag,
  summary: 'Read an article from a paste, a file or an address, and store nothing',
  body: importBody,
  takesFile: true,
  status: 200,
  response: importPreview,
  problems: ['import_failed', 'too_large'],
});
export const createArticle = defineEndpoint({
  id: 'createArticle',
  method: 'POST',
  path: '/articles',
  tag,
  summary: 'Store an article as it was previewed and corrected',
  body: createArticleBody,
  status: 201,
  response: articleView,
  problems: ['already_exists', 'import_failed'],
});
export const listArticles = defineEndpoint({
  id: 'listArticles',
  method: 'GET',
  path: '/articles',
  tag,
  summary: 'Articles, newest first',
  query: listArticlesQuery,
  status: 200,
  response: articlePage,
});
export const getArticle = defineEndpoint({
  id: 'getArticle',
  method: 'GET',
  path: '/articles/{articleId}',
  tag,
  summary: 'An article with its newest text, its versions and its rounds',
  params: articleParams,
  status: 200,
  response: articleView,
});
export const updateArticle = defineEndpoint({
  id: 'updateArticle',
  method: 'PATCH',
  path: '/articles/{articleId}',
  tag,
  summary: 'Correct the particulars of an article',
  params: articleParams,
  body: updateArticleBody,
  status: 200,
  response: articleView,
});
export const followArticle = defineEndpoint({
  id: 'followArticle',
  method: 'GET',
  path: '/articles/{articleId}/events',
  tag,
  summary: 'What happens to an article, as it happens',
  params: articleParams,
  resumes: true,
  status: 200,
  produces: ['text/event-stream'],
});
