import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { readReason } from './hold-reason';
import { subjectOf } from './place-hold';

/**
 * Lifts a hold. What was taken back because of it stays: it has to be asked for again to be destroyed.
 * @throws PortalError not_found; invalid (`reason`); conflict once it is lifted
 */
export async function liftHold(
  actor: Actor,
  { holdId, reason }: { holdId: string; reason: string },
): Promise<void> {
  authorizeEmployee(actor, 'hold.change');
  const why = readReason(reason);
  await dbAs(actor, async (db) => {
    const [lifted] = await db.$queryRaw<{ clientId: string; documentId: string | null }[]>(sql`
      UPDATE legal_hold SET lifted_at = ${now()}, lifted_by = ${actor.personId}::uuid, lift_reason = ${why}
      WHERE id = ${holdId}::uuid AND lifted_at IS NULL
      RETURNING client_id AS "clientId", document_id AS "documentId"`);
    if (!lifted) {
      if ((await db.legalHold.count({ where: { id: holdId } })) === 0) throw notFound();
      throw new PortalError('conflict', 'records.errors.lifted_already');
    }
    await recordActivity(db, actor, {
      type: 'hold.lifted',
      clientId: lifted.clientId,
      subject: subjectOf(lifted.clientId, lifted.documentId),
      data: {},
      reason: why,
    });
  });
}
