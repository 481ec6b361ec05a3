import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CHECKPOINT_PURPOSE } from '@/domain/sealing/checkpoint';
import { exportLog } from '@/domain/sealing/export-log';
import { logNdjson } from '@/domain/sealing/log-files';
import { sealEvents } from '@/domain/sealing/seal-events';
import { type Verdict, verifyExport } from '@/domain/sealing/verify-export';
import { verifyLog } from '@/domain/sealing/verify-log';
import { JOB } from '@/lib/actor';
import { derivedKeys } from '@/lib/keyring';
import type { BenchDatabase } from '@/tests/bench/bench-database';
import { rounded, type Tell } from '@/tests/bench/figure';
import { cast } from '@/tests/support/cast';

const ROWS = 1_000_000;
const LEAST_PER_S = 66_000;

/** How fast a million rows are verified, in the database and in an export: the slower of the two is told. */
export async function tellVerifying(
  { admin }: BenchDatabase,
  { say, figure }: Tell,
): Promise<void> {
  say(`  loading and sealing ${ROWS.toLocaleString('en')} events`);
  await load(admin);
  const seconds = await secondsOf(sealAll);
  say(`  sealed ${rounded(ROWS / seconds, 0)} a second`);
  await admin.query('VACUUM ANALYZE activity_event, activity_seal, activity_unsealed');
  const fromDatabase = await rate(() => verifyLog(JOB, []));
  const fromExport = await withExport((file) =>
    rate(() =>
      verifyExport(createReadStream(file, { highWaterMark: 1 << 20 }), {
        checkpoints: [],
        keys: derivedKeys(CHECKPOINT_PURPOSE),
      }),
    ),
  );
  say(`  from the database ${rounded(fromDatabase, 0)}, from an export ${rounded(fromExport, 0)}`);
  const value = Math.min(fromDatabase, fromExport);
  figure({
    name: 'log.verify_rows_per_s',
    value: rounded(value, 0),
    unit: 'rows/s',
    against: `the ${LEAST_PER_S} that it has to be`,
    ratio: rounded(value / LEAST_PER_S),
    target: { of: 'value', atLeast: LEAST_PER_S },
  });
}

/** As a client's looks at pages are, most of what is in a log, with as many bytes as an address and a browser are encrypted. */
async function load(admin: BenchDatabase['admin']): Promise<void> {
  await admin.query(
    `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, actor_id, visit_id, type, subject_kind,
                                 subject_id, data, personal, person_key_id)
     SELECT ('0192' || lpad(to_hex(n), 4, '0') || '-' || lpad(to_hex(n >> 16), 4, '0') || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
            now() - n * interval '1 second', $1, $2, 'client', 'contact', $3, gen_random_uuid(), 'page.viewed', 'page',
            '/invoices', '{"path": "/invoices", "dwellMs": 1000}', decode(repeat(md5(n::text), 13), 'hex'), $3
     FROM generate_series(1, ${ROWS}) n`,
    [cast.dana.clientId, cast.dana.contactId, cast.dana.personId],
  );
  await admin.query('ANALYZE activity_unsealed, activity_event');
}

async function sealAll(): Promise<void> {
  while ((await sealEvents(JOB)) > 0);
}

async function rate(verify: () => Promise<Verdict>): Promise<number> {
  let rows = 0;
  const seconds = await secondsOf(async () => {
    const { head, fault } = await verify();
    if (fault) throw new Error(`Row ${fault.seq} of a whole log is said to be ${fault.kind}.`);
    rows = head.seq;
  });
  return rows / seconds;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function withExport(work: (file: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-log-'));
  try {
    const file = join(folder, 'log.ndjson');
    const log = await exportLog(cast.ingrid, 'ndjson');
    await pipeline(Readable.from(logNdjson(log)), createWriteStream(file));
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
