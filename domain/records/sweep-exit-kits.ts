import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { removeObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { failExitKit } from './make-exit-kit';

/** Nothing has moved for so long: the worker that made it has ended, and is asked again. */
const STILL_MS = 15 * 60_000;
/** It was tried for a day: whoever waits is told. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const MOST_AT_ONCE = 200;

/**
 * Ends the kits whose days are over, key first and then the bytes; asks again for those whose making came to nothing, and gives
 * up on those for which that went on for a day.
 */
export async function sweepExitKits(): Promise<void> {
  authorize(JOB, 'exit_kit.make');
  const at = now();
  const ago = (ms: number) => new Date(at.getTime() - ms);
  await dbAs(JOB, (db) =>
    db.exitKit.updateMany({
      where: { state: 'ready', expiresAt: { lte: at } },
      data: { state: 'ended', wrappedKey: null, keyId: null, changedAt: at },
    }),
  );
  const over = await dbAs(JOB, (db) =>
    db.exitKit.findMany({
      where: { state: 'ended', storageKey: { not: null } },
      take: MOST_AT_ONCE,
      select: { id: true, storageKey: true },
    }),
  );
  for (const { id, storageKey } of over) {
    await removeObject(storageKey ?? '');
    await dbAs(JOB, (db) => db.exitKit.updateMany({ where: { id }, data: { storageKey: null } }));
  }
  const waiting = await dbAs(JOB, (db) =>
    db.exitKit.findMany({
      where: { state: { in: ['asked', 'making'] }, changedAt: { lt: ago(STILL_MS) } },
      take: MOST_AT_ONCE,
      select: { id: true, askedAt: true },
    }),
  );
  for (const { id, askedAt } of waiting) {
    if (askedAt < ago(GIVEN_UP_MS)) await failExitKit(id, 'records.kit.failed.tried');
    else {
      await dbAs(JOB, (db) => sendJob(db, 'exit_kit.make', { kitId: id }, { singletonKey: id }));
    }
  }
}
