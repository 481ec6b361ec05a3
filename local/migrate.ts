import { migrate } from './migrations/apply';
import { PlainError, runCommand } from './plain-error';

await runCommand(async () => {
  const { DATABASE_OWNER_URL, DATABASE_URL } = process.env;
  if (!DATABASE_OWNER_URL || !DATABASE_URL) {
    throw new PlainError('Migrating needs DATABASE_OWNER_URL and DATABASE_URL.');
  }
  const applied = await migrate(DATABASE_OWNER_URL, DATABASE_URL);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  if (applied.length === 0) process.stdout.write('The database is up to date.\n');
});
