import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { removeObject } from '@/lib/storage';
import { failZip, type ZipTable, zipTable } from './zip-row';

/** Nothing has moved for so long: the worker that made it has ended, and is asked again. */
const STILL_MS = 15 * 60_000;
/** It was tried for a day: whoever waits is told. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const MOST_AT_ONCE = 200;

/**
 * Ends the ZIPs whose days are over, key first and then the bytes; asks again for those whose making came to nothing, and gives
 * up on those for which that went on for a day.
 */
export async function sweepZips(
  table: ZipTable,
  askAgain: (db: Db, id: string) => Promise<void>,
): Promise<void> {
  const at = now();
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const of = zipTable(table);
  await dbAs(JOB, (db) =>
    db.$executeRaw(sql`
      UPDATE ${of} SET state = 'ended', wrapped_key = NULL, key_id = NULL, changed_at = ${at}
      WHERE state = 'ready' AND expires_at <= ${at}`),
  );
  const over = await dbAs(JOB, (db) =>
    db.$queryRaw<{ id: string; storageKey: string }[]>(sql`
      SELECT id, storage_key AS "storageKey" FROM ${of}
      WHERE state = 'ended' AND storage_key IS NOT NULL LIMIT ${MOST_AT_ONCE}`),
  );
  for (const { id, storageKey } of over) {
    await removeObject(storageKey);
    await dbAs(JOB, (db) =>
      db.$executeRaw(sql`UPDATE ${of} SET storage_key = NULL WHERE id = ${id}::uuid`),
    );
  }
  const waiting = await dbAs(JOB, (db) =>
    db.$queryRaw<{ id: string; askedAt: Date }[]>(sql`
      SELECT id, asked_at AS "askedAt" FROM ${of}
      WHERE state IN ('asked', 'making') AND changed_at < ${ago(STILL_MS)} LIMIT ${MOST_AT_ONCE}`),
  );
  for (const { id, askedAt } of waiting) {
    if (askedAt < ago(GIVEN_UP_MS)) await failZip(table, id, 'records.kit.failed.tried');
    else await dbAs(JOB, (db) => askAgain(db, id));
  }
}
