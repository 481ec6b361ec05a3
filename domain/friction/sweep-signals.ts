import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';

/** Clients asked for at one sweep; what is left over is due at the next. */
const MOST = 1_000;

/**
 * Asks for every client at whom a rule wants to look again by now: what did not happen raises its signal at its time,
 * not when somebody looks. @returns how many were asked for
 */
export async function sweepSignals(actor: MachineActor): Promise<number> {
  authorize(actor, 'signal.refresh');
  return dbAs(actor, async (db) => {
    const due = await db.signalDue.findMany({
      where: { dueAt: { lte: now() } },
      orderBy: { dueAt: 'asc' },
      take: MOST,
      select: { clientId: true },
    });
    for (const { clientId } of due) {
      await sendJob(db, 'signals.refresh', { clientId }, { singletonKey: clientId });
    }
    return due.length;
  });
}
