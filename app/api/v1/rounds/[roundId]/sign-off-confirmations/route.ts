import * as signOff from '@/lib/contracts/endpoints/sign-off';
import { confirmSigner } from '@/lib/server/auth/confirm-signer';
import { defineRoute } from '@/lib/server/runtime';
import { confirmSignature } from '@/lib/server/use-cases/confirm-signature';

export const POST = defineRoute(signOff.confirmSignature, {
  // A password takes its time to check, and a guess is counted whatever becomes of the transaction.
  prepare: ({ body }, who) => confirmSigner(body, who),
  run: ({ params, body, prepared }, context) =>
    confirmSignature({ ...params, ...body, method: prepared }, context),
});
