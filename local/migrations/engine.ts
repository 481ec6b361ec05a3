import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PoolConfig } from 'pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PlainError } from '@/local/plain-error';
import { MigrationAdapter } from './adapter';
import { readSchema } from './files';

/**
 * Prisma's own schema engine as WebAssembly, connected to a database: the same engine, the same
 * `_prisma_migrations` table and the same migration files as `prisma migrate`, without the program
 * that Prisma would download.
 * @throws PlainError where PostgreSQL refused a migration, else whatever `work` throws.
 */
export async function withEngine<T>(
  connection: PoolConfig,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await load();
  const datamodels = readSchema().files.map(({ path, content }): [string, string] => [
    path,
    content,
  ]);
  const adapter = new MigrationAdapter(connection);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    silence,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } catch (error) {
    // The engine says only that something outside of it failed.
    if (adapter.refusal) throw new PlainError(adapter.refusal, { cause: error });
    throw error;
  } finally {
    engine.free();
    await adapter.close();
  }
}

let loading: Promise<void> | undefined;

function load(): Promise<void> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm');
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  })();
  return loading;
}

function silence(): void {
  // What the engine logs is the SQL it sends; errors come as exceptions.
}
