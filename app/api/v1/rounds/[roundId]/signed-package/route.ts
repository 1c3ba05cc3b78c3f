import * as signOff from '@/lib/contracts/endpoints/sign-off';
import { defineRoute } from '@/lib/server/runtime';
import { exportSignedPackage } from '@/lib/server/use-cases/export-signed-package';

export const GET = defineRoute(signOff.exportSignedPackage, {
  run: ({ params }, context) => exportSignedPackage(params, context),
});
