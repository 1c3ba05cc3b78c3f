/** `node scripts/make-verify-page.mjs`: write public/verify.html anew. */
import { writeFileSync } from 'node:fs';

import { fromRoot } from './lib/paths.mjs';
import { run, say } from './lib/say.mjs';
import { verifyPage } from './lib/verify-page.mjs';

await run(async () => {
  writeFileSync(fromRoot('public/verify.html'), await verifyPage());
  say('public/verify.html');
});
