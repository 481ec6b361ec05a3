import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { optionalText, RightsFields } from './client-input';

export const ChangeContactInput = RightsFields.extend({
  contact: z.string(),
  title: optionalText(80),
});

/**
 * Changes what a contact is called and may do. It holds from their next request on.
 * @throws PortalError not_found
 */
export async function changeContact(
  actor: Actor,
  input: z.output<typeof ChangeContactInput>,
): Promise<void> {
  authorizeEmployee(actor, 'contact.change');
  const id = parseId('co', input.contact);
  const after = {
    title: input.title,
    mayBilling: input.billing,
    mayDocuments: input.documents,
    mayColleagues: input.colleagues,
  };
  await dbAs(actor, async (db) => {
    const before = await db.contact.findFirst({
      where: { id, endedAt: null },
      select: {
        clientId: true,
        title: true,
        mayBilling: true,
        mayDocuments: true,
        mayColleagues: true,
      },
    });
    if (!before) throw notFound();
    const names = (Object.keys(after) as (keyof typeof after)[]).filter(
      (name) => before[name] !== after[name],
    );
    if (names.length === 0) return;
    await db.contact.updateMany({ where: { id }, data: after });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: before.clientId,
      contactId: id,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: names },
    });
  });
}

export const EndContactInput = z.object({ contact: z.string() });

/**
 * Ends a contact's access to the client: their next request finds nothing of it. Inviting them again opens it anew.
 * @throws PortalError not_found
 */
export async function endContact(
  actor: Actor,
  input: z.output<typeof EndContactInput>,
): Promise<void> {
  authorizeEmployee(actor, 'contact.change');
  const id = parseId('co', input.contact);
  await dbAs(actor, async (db) => {
    const contact = await db.contact.findFirst({
      where: { id, endedAt: null },
      select: { clientId: true },
    });
    if (!contact) throw notFound();
    await db.contact.updateMany({ where: { id, endedAt: null }, data: { endedAt: now() } });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: contact.clientId,
      contactId: id,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: ['endedAt'] },
    });
  });
}
