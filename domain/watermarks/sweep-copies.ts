import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { removeObject } from '@/lib/storage';
import { authorize } from '../authorize';

const MOST_AT_ONCE = 500;

/**
 * Removes the marked copies whose grants have ended, also those that were begun and never whole: first the bytes, then what
 * says where they were, so that a worker that is stopped in between goes on there.
 */
export async function sweepCopies(): Promise<void> {
  authorize(JOB, 'document.sweep_copies');
  const over = await dbAs(JOB, (db) =>
    db.markedCopy.findMany({
      where: { expiresAt: { lte: now() } },
      orderBy: { expiresAt: 'asc' },
      take: MOST_AT_ONCE,
      select: { grantId: true, storageKey: true },
    }),
  );
  for (const { storageKey } of over) await removeObject(storageKey);
  await dbAs(JOB, (db) =>
    db.markedCopy.deleteMany({ where: { grantId: { in: over.map(({ grantId }) => grantId) } } }),
  );
}
