import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { authorize } from '../authorize';
import { removeParts } from './remove-upload';

const MOST_AT_ONCE = 500;

/** Removes uploads whose time is over, whole or not: what became of those that were whole is a document by now. */
export async function sweepUploads(): Promise<void> {
  authorize(JOB, 'upload.sweep');
  const over = await dbAs(JOB, (db) =>
    db.upload.findMany({
      where: { expiresAt: { lte: now() } },
      orderBy: { expiresAt: 'asc' },
      take: MOST_AT_ONCE,
      select: { id: true },
    }),
  );
  for (const { id } of over) {
    await removeParts(JOB, id);
    await dbAs(JOB, (db) => db.upload.deleteMany({ where: { id } }));
  }
}
