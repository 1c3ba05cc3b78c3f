import * as evidence from '@/lib/contracts/endpoints/evidence';
import { blobs } from '@/lib/server/blobs/blobs';
import { asActor } from '@/lib/server/db/transactions';
import { database, defineRoute } from '@/lib/server/runtime';
import { mayAddEvidence, uploadEvidence } from '@/lib/server/use-cases/ask-capture';
import { receiveFile } from '@/lib/server/use-cases/receive-file';

export const POST = defineRoute(evidence.uploadEvidence, {
  prepare: async ({ params }, { actor, file }) => {
    await asActor(database(), actor, (tx) =>
      mayAddEvidence(params, { tx, actor, now: new Date() }),
    );
    return receiveFile(file, blobs());
  },
  run: ({ params, prepared }, context) => uploadEvidence({ ...params, ...prepared }, context),
});
