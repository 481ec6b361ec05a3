import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, isUniqueViolation } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, parseId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';

/** A look ends by itself after so long, in milliseconds: whoever forgets to end it is not somebody else all day. */
export const LOOK_LASTS_MS = 30 * 60_000;

export const BeginLookInput = z.object({ contact: z.string() });

/**
 * Turns a session of somebody at the firm to a client's portal as one of its contacts sees it, from the next request on. It
 * is told to the client in their access history. A look that is open in the same session ends.
 * @throws PortalError not_found for a contact of a client that the actor does not see, and for one that was ended;
 * conflict where two are begun at once
 */
export async function beginLook(
  actor: Actor,
  input: z.output<typeof BeginLookInput>,
): Promise<void> {
  authorizeEmployee(actor, 'look.begin');
  const { employeeId, sessionId } = actor;
  const contactId = parseId('co', input.contact);
  const beganAt = now();
  const endsAt = new Date(beganAt.getTime() + LOOK_LASTS_MS);
  try {
    await dbAs(actor, async (db) => {
      const contact = await db.contact.findFirst({
        where: { id: contactId, endedAt: null },
        select: { clientId: true },
      });
      if (!contact) throw notFound();
      const { clientId } = contact;
      await db.portalLook.updateMany({
        where: { sessionId, endedAt: null },
        data: { endedAt: beganAt },
      });
      await db.portalLook.createMany({
        data: { id: newId(), sessionId, employeeId, clientId, contactId, beganAt, endsAt },
      });
      await recordActivity(db, actor, {
        type: 'look.began',
        clientId,
        contactId,
        subject: { kind: 'contact', id: publicId('co', contactId) },
        data: { until: endsAt.toISOString() },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new PortalError('conflict', 'asClient.begun_already');
    throw error;
  }
}
