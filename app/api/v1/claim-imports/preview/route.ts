import * as exchange from '@/lib/contracts/endpoints/exchange';
import { foreignOfRequest } from '@/lib/server/exchange/foreign-of-request';
import { defineRoute } from '@/lib/server/runtime';
import { previewClaims } from '@/lib/server/use-cases/preview-claims';

export const POST = defineRoute(exchange.previewClaimImport, {
  prepare: ({ body }, { file }) => foreignOfRequest(body, file),
  run: ({ prepared }, context) => previewClaims(prepared, context),
});
