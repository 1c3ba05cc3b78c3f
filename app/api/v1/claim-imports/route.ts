import * as exchange from '@/lib/contracts/endpoints/exchange';
import { foreignOfRequest } from '@/lib/server/exchange/foreign-of-request';
import { sha256 } from '@/lib/server/hash';
import { defineRoute } from '@/lib/server/runtime';
import { importClaims } from '@/lib/server/use-cases/import-claims';

export const POST = defineRoute(exchange.importClaims, {
  prepare: ({ body }) => foreignOfRequest(body, null),
  run: ({ body, prepared }, context) =>
    importClaims(
      {
        file: prepared,
        ...{ fileName: body.fileName, sha256: sha256(body.content), story: body.story },
        reviewer: context.actor,
      },
      context,
    ),
});
