import { Client } from 'pg';
import { hashPassword } from '@/domain/access/password';
import { PUBLIC } from '@/lib/actor';
import { closeDb, dbAs } from '@/lib/db';
import { closeJobs } from '@/lib/jobs';
import { password } from './world/people';
import type { Rows } from './world/rows';
import { planWorld } from './world/plan-world';
import { encryptPersonal } from './write/encrypt-personal';
import { forgetFiles, removeLeftFiles, storeDocuments } from './write/store-documents';
import { observeTries } from './write/observe-tries';
import { logCalls } from './write/log-calls';
import { workSignals } from './write/work-signals';
import { writeRows } from './write/write-rows';

/**
 * Puts the demo firm into an empty, migrated database: DATABASE_URL, DATABASE_OWNER_URL, STORAGE_DIR and KEYRING say
 * where. Killed half-way, it has written no row; what it stored is removed when it is run again.
 */
async function seed(): Promise<void> {
  const began = performance.now();
  if (await dbAs(PUBLIC, (db) => db.firm.count())) {
    process.stderr.write('There is a firm already: the demo is for an empty database.\n');
    process.exitCode = 1;
    return;
  }
  const world = planWorld(new Date(), await hashPassword(password));
  const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await removeLeftFiles();
    const stored = await storeDocuments(world.documents);
    Object.assign(world.rows, stored);
    nameWhatIsSigned(world.rows);
    encryptPersonal(world.rows);
    await writeRows(owner, world.rows);
  } finally {
    await owner.end();
  }
  await logCalls(world);
  await workSignals(world);
  await observeTries(world);
  await forgetFiles();
  const { client, invoice, activityEvent } = world.rows;
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${client.length} clients, ${invoice.length} invoices, ${world.documents.length} documents, ` +
      `${activityEvent.length} events in ${seconds} s\n`,
  );
}

/** Gives each asking the fingerprint of the file that it is about. */
function nameWhatIsSigned({ document, signatureRequest }: Rows): void {
  for (const request of signatureRequest) {
    const { sha256 } = document.find(({ id }) => id === request.documentId) ?? {};
    if (sha256) request.documentSha256 = sha256;
  }
}

try {
  await seed();
} finally {
  await closeJobs();
  await closeDb();
}
