import * as evidence from '@/lib/contracts/endpoints/evidence';
import { blobs } from '@/lib/server/blobs/blobs';
import { defineRoute, readFor } from '@/lib/server/runtime';
import { mayAddEvidence, uploadEvidence } from '@/lib/server/use-cases/ask-capture';
import { receiveFile } from '@/lib/server/use-cases/receive-file';

export const POST = defineRoute(evidence.uploadEvidence, {
  prepare: async ({ params }, { actor, file }) => {
    await readFor(actor, (context) => mayAddEvidence(params, context));
    return receiveFile(file, blobs());
  },
  run: ({ params, prepared }, context) => uploadEvidence({ ...params, ...prepared }, context),
});
