import { exportSignedPackage as exportSignedPackageEndpoint } from '@/lib/contracts/endpoints/sign-off';
import { defineRoute } from '@/lib/server/runtime';
import { exportSignedPackage } from '@/lib/server/use-cases/export-signed-package';

export const GET = defineRoute(exportSignedPackageEndpoint, {
  run: ({ params }, context) => exportSignedPackage(params, context),
});
