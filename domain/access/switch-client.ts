import { z } from 'zod';
import { authorize } from '@/domain/authorize';
import type { ContactActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import type { KnownPerson } from './find-standing';
import { joinClient } from './join-client';

export const SwitchClientInput = z.object({ client: z.string() });

/**
 * Turns the session to another client of the same person: from the next request on everything is that client's.
 * @throws PortalError not_found for a client that the person is no contact of, or not any more
 */
export async function switchClient(
  actor: ContactActor,
  input: z.output<typeof SwitchClientInput>,
): Promise<void> {
  authorize(actor, 'session.switch_client');
  const clientId = parseId('cl', input.client);
  const { personId, sessionId, origin } = actor;
  // Who comes to a client for the first time joins it, and that is a sign-in's to write.
  const person: KnownPerson = { kind: 'sign-in', personId, sessionId, origin };
  await dbAs(person, async (db) => {
    const contact = await db.contact.findFirst({
      where: { clientId, personId, endedAt: null },
      select: { id: true },
    });
    if (!contact) throw notFound();
    await db.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { contactId: contact.id },
    });
    await joinClient(db, { ...actor, clientId, contactId: contact.id });
  });
}
