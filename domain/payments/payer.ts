import { type Actor, isContact } from '@/lib/actor';
import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';

/** Who pays: a contact who is signed in, or whoever has the link of a mail. */
export type Payer = {
  contactId: string | null;
  payLinkId: string | null;
  /** Filled in on the page to pay on; null where nobody is known. */
  email: string | null;
};

/** @throws PortalError not_found for a link that has ended, and for whoever is neither. */
export async function findPayer(db: Db, actor: Actor): Promise<Payer> {
  if (isContact(actor)) {
    const { email } = await db.person.findUniqueOrThrow({
      where: { id: actor.personId },
      select: { email: true },
    });
    return { contactId: actor.contactId, payLinkId: null, email };
  }
  const link =
    actor.kind === 'link' &&
    (await db.payLink.findFirst({
      where: { tokenHash: actor.subject ?? '', endedAt: null },
      select: { id: true },
    }));
  if (!link) throw notFound();
  return { contactId: null, payLinkId: link.id, email: null };
}
