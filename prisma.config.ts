import { defineConfig } from 'prisma/config';

/** For whoever has Prisma's own engine: `DATABASE_OWNER_URL=… npx prisma migrate deploy` works too. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? '' },
});
