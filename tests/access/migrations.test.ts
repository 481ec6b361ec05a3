import { expect, test } from 'vitest';
import { schemaChanges } from '@/local/migrations/changes';

test('the migrations make exactly the tables that prisma/schema.prisma describes', async () => {
  expect(await schemaChanges()).toBeNull();
});
