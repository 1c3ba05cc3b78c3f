/** `npm run db:generate`: make the database client from the schema. */
import { generateClient } from './lib/generate-client.mjs';
import { run, step } from './lib/say.mjs';

await run(async () => {
  await step('Database client', () => (generateClient({ force: true }) ? 'made' : ''));
});
