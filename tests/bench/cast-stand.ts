import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '@/domain/access/password';
import { closeDb } from '@/lib/db';
import { closeJobs } from '@/lib/jobs';
import { root } from '@/local/bootstrap/root.mjs';
import { buildFolder, ensureBuilt } from '@/local/start/build';
import { insertCast } from '@/tests/support/cast-rows';
import { withoutProxy } from '@/tests/support/http-sweep/without-proxy';
import { type BenchDatabase, withBenchDatabase } from './bench-database';
import type { Tell } from './figure';
import { password } from './portal/load-firm';
import { withServer } from './portal/stand';

/** The built portal, and this process as its worker, over one database with the cast in it. */
export interface CastStand {
  /** The portal's. */
  url: string;
  database: BenchDatabase;
}

type More = {
  /** Fills the database beyond the cast. */
  load?: (database: BenchDatabase) => Promise<void>;
  /** Of the portal and of this process, beside those that every one has. */
  settings?: Record<string, string>;
  /** Serves the build as it is with proxy.ts deleted. */
  isWithoutProxy?: boolean;
};

/** Sets it up, and takes it down when the work is done. */
export async function withCastStand(
  { say }: Tell,
  more: More,
  work: (stand: CastStand) => Promise<void>,
): Promise<void> {
  say('  building the portal, if its sources changed');
  const built = buildFolder();
  await ensureBuilt(built);
  const served = more.isWithoutProxy ? withoutProxy(built) : built;
  await withCastDatabase(more, (database, settings) =>
    withServer(root, { ...settings, NEXT_DIST_DIR: served }, (url) => work({ url, database })),
  );
}

/** A database with the cast in it, and this process as a worker on it, with the settings that it was given. */
export async function withCastDatabase(
  more: More,
  work: (database: BenchDatabase, settings: Record<string, string>) => Promise<void>,
): Promise<void> {
  await withBenchDatabase(async (database) => {
    await insertCast(database.admin);
    await more.load?.(database);
    await database.admin.query('UPDATE person SET password_hash = $1', [
      await hashPassword(password),
    ]);
    await database.admin.query('VACUUM ANALYZE');
    const storage = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
    const settings = {
      DATABASE_URL: database.DATABASE_URL,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
      KEYRING: `k1:${randomBytes(32).toString('base64')}`,
      STORAGE_DIR: storage,
      ...more.settings,
    };
    // Read when they are first asked for: this process does what a worker does.
    Object.assign(process.env, settings);
    try {
      await work(database, settings);
    } finally {
      await closeJobs();
      await closeDb();
      rmSync(storage, { recursive: true, force: true });
    }
  });
}
