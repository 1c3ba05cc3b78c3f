/** `npm run build`: the production build, where the sources have changed since the last. */
import { ensureDependencies } from './lib/dependencies.mjs';
import { runToEnd } from './lib/ending.mjs';
import { generateClient } from './lib/generate-client.mjs';
import { ensureBuild } from './lib/next-build.mjs';
import { step } from './lib/say.mjs';
import { makeDataFolder } from './lib/settings.mjs';

await runToEnd(async () => {
  makeDataFolder();
  await ensureDependencies();
  generateClient();
  await step('Building the application', async () => ((await ensureBuild()) ? '' : 'is fresh'));
});
