import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { decideCarried } from '@/lib/server/use-cases/decide-carried';
import { undoCarried } from '@/lib/server/use-cases/undo-carried';

export const POST = defineRoute(versions.decideCarried, {
  run: ({ params, body, ifMatch }, context) => decideCarried({ ...params, ifMatch, body }, context),
});

export const DELETE = defineRoute(versions.undoCarried, {
  run: ({ params, ifMatch }, context) => undoCarried({ ...params, ifMatch }, context),
});
