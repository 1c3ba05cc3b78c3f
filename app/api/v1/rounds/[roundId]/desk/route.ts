import * as rounds from '@/lib/contracts/endpoints/rounds';
import { getDeskChanges } from '@/lib/server/queries/get-desk-changes';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(rounds.getDeskChanges, {
  run: ({ params, query }, context) =>
    getDeskChanges({ ...params, annotationIds: query.annotations ?? null }, context),
});
