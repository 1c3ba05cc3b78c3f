import * as exchange from '@/lib/contracts/endpoints/exchange';
import { foreignOfRequest } from '@/lib/server/exchange/foreign-of-request';
import { defineRoute } from '@/lib/server/runtime';
import { previewAnnotationImport } from '@/lib/server/use-cases/import-annotations';

export const POST = defineRoute(exchange.previewAnnotationImport, {
  prepare: ({ body }, { file }) => foreignOfRequest(body, file),
  run: ({ params, prepared }, context) =>
    previewAnnotationImport({ ...params, file: prepared }, context),
});
