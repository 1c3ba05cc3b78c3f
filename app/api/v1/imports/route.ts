import * as articles from '@/lib/contracts/endpoints/articles';
import { defineRoute } from '@/lib/server/runtime';
import { previewImport } from '@/lib/server/use-cases/preview-import';

export const POST = defineRoute(articles.previewImport, {
  prepare: ({ body }, { actor, file }) => previewImport({ body, file }, actor),
  run: ({ prepared }) => Promise.resolve(prepared),
});
