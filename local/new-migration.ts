import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaChanges } from './migrations/changes';
import { migrationsFolder } from './migrations/files';
import { PlainError, runCommand } from './plain-error';

/** `npm run db:migration -- NAME`: writes the next migration from what changed in schema.prisma. */
await runCommand(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9][a-z0-9_]*$/.test(name)) {
    throw new PlainError('Give the migration a name: npm run db:migration -- add_invoice_notes');
  }
  const sql = await schemaChanges();
  if (sql === null) {
    process.stdout.write('The migrations and prisma/schema.prisma say the same; nothing to do.\n');
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  process.stdout.write(
    `Read it before you commit it: prisma/migrations/${stamp}_${name}/migration.sql\n`,
  );
});
