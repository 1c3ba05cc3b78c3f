import * as signOff from '@/lib/contracts/endpoints/sign-off';
import { listSigningKeys } from '@/lib/server/queries/list-signing-keys';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(signOff.listSigningKeys, {
  run: (_, context) => Promise.resolve({ keys: listSigningKeys(context) }),
});
