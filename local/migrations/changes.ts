import type { DiffTarget } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { joinTestPostgres } from '@/local/postgres/test-server';
import { filters, migrationNames, readMigrations, readSchema } from './files';
import { withEngine } from './engine';

/**
 * The SQL that turns what the migrations make into what prisma/schema.prisma asks for, or null when
 * they are the same. Works in a passing database of the embedded test server.
 */
export async function schemaChanges(): Promise<string | null> {
  const server = await joinTestPostgres();
  try {
    const from: DiffTarget =
      migrationNames().length > 0 ? { tag: 'migrations', ...readMigrations() } : { tag: 'empty' };
    return await withEngine(server.admin('postgres'), async (engine) => {
      const { stdout, exitCode } = await engine.diff({
        from,
        to: { tag: 'schemaDatamodel', ...readSchema() },
        script: true,
        exitCode: true,
        filters,
      });
      return exitCode === 0 ? null : stdout;
    });
  } finally {
    await server.leave();
  }
}
