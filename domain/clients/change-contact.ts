import { z } from 'zod';
import { requirePresence } from '@/domain/access/presence';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { optionalText } from './client-input';
import { mailAccess } from './mail-access';
import { columnsOf, RIGHTS_COLUMNS, RightsFields, rightsIn } from './rights-input';

export const ChangeContactInput = RightsFields.extend({
  contact: z.string(),
  title: optionalText(80),
});

/**
 * Changes what a contact is called and may do. It holds from their next request on.
 * @throws PortalError not_found; invalid, on the fields; forbidden without a proof of presence, where rights change
 */
export async function changeContact(
  actor: Actor,
  input: z.output<typeof ChangeContactInput>,
): Promise<void> {
  authorizeEmployee(actor, 'contact.change');
  const id = parseId('co', input.contact);
  const after = { title: input.title, ...columnsOf(rightsIn(input)) };
  await dbAs(actor, async (db) => {
    const before = await db.contact.findFirst({
      where: { id, endedAt: null },
      select: { clientId: true, title: true, ...RIGHTS_COLUMNS },
    });
    if (!before) throw notFound();
    const names = changedFields(before, after);
    if (names.length === 0) return;
    if (names.some((name) => name !== 'title')) await requirePresence(db, actor);
    await db.contact.updateMany({
      where: { id },
      data: { ...after, changedBy: actor.personId, changedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: before.clientId,
      contactId: id,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: names },
    });
  });
}

type ContactColumns = { title: string | null } & ReturnType<typeof columnsOf>;

/** Which columns of a contact differ; kinds of documents are the same in any order. */
export function changedFields(before: ContactColumns, after: ContactColumns): string[] {
  return (Object.keys(after) as (keyof ContactColumns)[]).filter((name) =>
    name === 'documentCategories'
      ? [...before[name]].sort().join() !== [...after[name]].sort().join()
      : before[name] !== after[name],
  );
}

export const EndContactInput = z.object({ contact: z.string() });

/**
 * Ends a contact's access to the client: their next request finds nothing of it. Inviting them again opens it anew. Whoever
 * was in is told by mail.
 * @throws PortalError not_found; forbidden without a proof of presence
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
      select: {
        clientId: true,
        joinedAt: true,
        person: { select: { name: true, email: true } },
      },
    });
    if (!contact) throw notFound();
    await requirePresence(db, actor);
    const at = now();
    await db.contact.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: at, changedBy: actor.personId, changedAt: at },
    });
    await recordActivity(db, actor, {
      type: 'contact.changed',
      clientId: contact.clientId,
      contactId: id,
      subject: { kind: 'contact', id: publicId('co', id) },
      data: { fields: ['endedAt'] },
    });
    if (!contact.joinedAt) return;
    await mailAccess(db, actor, {
      ...{ news: 'ended', clientId: contact.clientId, to: { id, ...contact.person } },
    });
  });
}
