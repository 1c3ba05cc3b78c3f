/**
 * For Prisma's own command line (`prisma migrate deploy`, `prisma studio`). The
 * project's scripts read the same schema and the same migrations.
 */
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
