import type { MachineActor } from '@/lib/actor';
import { dayFromDb, now, todayIn } from '@/lib/clock';
import { dbAs, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { lockSigning } from './lock-signing';

const A_RUN = 200;

/**
 * Ends what nobody signed in time, and asks once more for signed versions that should be there and are not.
 * @returns how many have expired
 */
export async function sweepSigning(actor: MachineActor): Promise<number> {
  authorize(actor, 'signing.sweep');
  const { due, unmade, zone } = await readAs(actor, async (db) => {
    const [firm] = await db.$queryRaw<{ zone: string }[]>(sql`SELECT zone FROM firm`);
    const zone = firm?.zone ?? 'UTC';
    const due = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM signature_request WHERE state = 'open' AND due_on < ${todayIn(zone)}::date
      ORDER BY due_on, id LIMIT ${A_RUN}`);
    const unmade = await db.$queryRaw<{ id: string }[]>(sql`
      SELECT r.id FROM signature_request r
      WHERE r.state = 'complete' AND r.kind = 'sign'
        AND NOT EXISTS (SELECT 1 FROM signed_document s WHERE s.request_id = r.id)
      ORDER BY r.id LIMIT ${A_RUN}`);
    return { due, unmade, zone };
  });
  let ended = 0;
  for (const { id } of due) if (await expire(actor, id, zone)) ended += 1;
  for (const { id } of unmade) {
    await dbAs(actor, (db) =>
      sendJob(db, 'signing.finish', { requestId: id }, { singletonKey: id }),
    );
  }
  return ended;
}

async function expire(actor: MachineActor, id: string, zone: string): Promise<boolean> {
  return dbAs(actor, async (db) => {
    const { state, dueOn, clientId, documentId } = await lockSigning(db, id);
    if (state !== 'open' || !dueOn || dayFromDb(dueOn) >= todayIn(zone)) return false;
    await db.signatureRequest.updateMany({
      where: { id },
      data: { state: 'expired', endedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'signing.expired',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return true;
  });
}
