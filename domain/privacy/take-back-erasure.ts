import { z } from 'zod';
import { clientOf } from '@/domain/access/begin-session';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize, authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { mailErasure } from './mail-erasure';
import { mailErasureOwners } from './mail-erasure-owners';

/**
 * Takes back what one has asked for oneself, until it is carried out.
 * @throws PortalError not_found where there is nothing to be taken back
 */
export async function takeBackErasure(actor: PersonActor): Promise<void> {
  authorize(actor, 'erasure.ask');
  await takeBack(actor, actor.personId);
}

export const CancelErasureInput = z.object({ person: z.string() });

/**
 * The same by an owner, for somebody else.
 * @throws PortalError not_found
 */
export async function cancelErasure(
  actor: Actor,
  { person }: z.output<typeof CancelErasureInput>,
): Promise<void> {
  authorizeEmployee(actor, 'erasure.decide');
  await takeBack(actor, parseId('pe', person));
}

async function takeBack(self: PersonActor, personId: string): Promise<void> {
  await dbAs(self, async (db) => {
    // In one statement: what the worker has begun by then is not taken back.
    const [taken] = await db.$queryRaw<{ id: string }[]>(sql`
      UPDATE erasure SET state = 'taken_back', taken_back_at = ${now()}, taken_back_by = ${self.personId}::uuid
      WHERE person_id = ${personId}::uuid AND state IN ('asked', 'scheduled') RETURNING id`);
    if (!taken) throw notFound();
    await recordActivity(db, self, {
      type: 'erasure.taken_back',
      clientId: clientOf(self),
      subject: { kind: 'person', id: publicId('pe', personId) },
      data: {},
    });
    await mailErasure(db, { id: taken.id, personId }, 'taken_back');
    await mailErasureOwners(db, { id: taken.id, personId }, 'taken_back');
  });
}
