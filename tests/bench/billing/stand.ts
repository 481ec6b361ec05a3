import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPassword } from '@/domain/access/password';
import { closeDb } from '@/lib/db';
import { closeJobs } from '@/lib/jobs';
import { root } from '@/local/bootstrap/root.mjs';
import { buildFolder, ensureBuilt } from '@/local/start/build';
import type { Control } from '@/local/stripe/control';
import { startLocalStripe } from '@/local/stripe/server';
import { type BenchDatabase, withBenchDatabase } from '@/tests/bench/bench-database';
import type { Tell } from '@/tests/bench/figure';
import { password } from '@/tests/bench/portal/load-firm';
import { withServer } from '@/tests/bench/portal/stand';
import { insertCast } from '@/tests/support/cast-rows';

/** What billing is measured on: the built portal, and this process as its worker, over one database and a local Stripe. */
export interface BillingStand {
  /** The portal's. */
  url: string;
  control: Control;
  database: BenchDatabase;
}

/** Sets all of it up, and takes it down when the work is done. */
export async function withBillingStand(
  { say }: Tell,
  work: (stand: BillingStand) => Promise<void>,
): Promise<void> {
  say('  building the portal, if its sources changed');
  const built = buildFolder();
  await ensureBuilt(built);
  await withBenchDatabase(async (database) => {
    say('  loading 40 clients with 2,000 open invoices, and one with 10,000');
    await insertCast(database.admin);
    const load = fileURLToPath(new URL('load.sql', import.meta.url));
    await database.admin.query(readFileSync(load, 'utf8'));
    await database.admin.query('UPDATE person SET password_hash = $1', [
      await hashPassword(password),
    ]);
    await database.admin.query('VACUUM ANALYZE');
    const secretKey = 'sk_test_bench';
    const stripe = await startLocalStripe({ secretKey });
    const storage = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
    const settings = {
      DATABASE_URL: database.DATABASE_URL,
      NEXT_DIST_DIR: built,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
      KEYRING: `k1:${randomBytes(32).toString('base64')}`,
      STORAGE_DIR: storage,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: 'whsec_bench',
      STRIPE_API_BASE: stripe.url,
    };
    // Read when they are first asked for: this process makes PDFs and follows payments, as a worker does.
    Object.assign(process.env, settings);
    try {
      await withServer(root, settings, (url) => work({ url, control: stripe.control, database }));
    } finally {
      await closeJobs();
      await closeDb();
      await stripe.stop();
      rmSync(storage, { recursive: true, force: true });
    }
  });
}
