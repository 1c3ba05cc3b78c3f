import { createDb } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { seedSample } from '@/lib/server/sample/seed-sample';

/** Fill an empty database with the sample newsroom. One that holds anybody is left as it is. */
const url = process.env['DATABASE_URL'];
if (url === undefined || url === '') {
  throw new Error(
    'Set DATABASE_URL, for example postgresql://user:password@127.0.0.1:5432/obelus.',
  );
}
const db = createDb(url);
try {
  const people = await asSystem(db, 'seed', (tx) => tx.user.count());
  if (people === 0) await seedSample(db, new Date());
} finally {
  await db.$disconnect();
}
