import * as exchange from '@/lib/contracts/endpoints/exchange';
import { foreignOfRequest } from '@/lib/server/exchange/foreign-of-request';
import { defineRoute } from '@/lib/server/runtime';
import { importAnnotations } from '@/lib/server/use-cases/import-annotations';

export const POST = defineRoute(exchange.importAnnotations, {
  prepare: ({ body }, { file }) => foreignOfRequest(body, file),
  run: ({ params, prepared }, context) => importAnnotations({ ...params, file: prepared }, context),
});
