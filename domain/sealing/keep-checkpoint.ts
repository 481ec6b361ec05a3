import type { Actor } from '@/lib/actor';
import { dayToDb, now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { derivedKeys } from '@/lib/keyring';
import { authorize } from '../authorize';
import { CHECKPOINT_PURPOSE, writeCheckpoint } from './checkpoint';
import { readHead } from './read-head';

/** Keeps how far the chain is, once on each of the firm's days. Asked for each minute; where it is kept already, it is left. */
export async function keepCheckpoint(actor: Actor): Promise<void> {
  authorize(actor, 'log.watch');
  await dbAs(actor, async (db) => {
    const firm = await db.firm.findUnique({ where: { id: 1 }, select: { zone: true } });
    if (!firm) return;
    const keptOn = dayToDb(todayIn(firm.zone));
    if (await db.activityCheckpoint.findUnique({ where: { keptOn }, select: { seq: true } }))
      return;
    const head = await readHead(db);
    if (head.seq === 0) return;
    const line = writeCheckpoint(head, now(), derivedKeys(CHECKPOINT_PURPOSE));
    await db.activityCheckpoint.createMany({
      data: { keptOn, seq: BigInt(head.seq), line },
      skipDuplicates: true,
    });
  });
}
