import type { Actor, MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, readAs, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { hashLinkToken, newLinkToken } from '../access/access-link';
import { authorize } from '../authorize';

/** For so long the link of a mail shows its invoice. */
const LIVES_MS = 60 * 86_400_000;

/**
 * A link that shows one invoice to whoever has it, and lets them pay it, for the mail to one contact. Its secret stands in
 * that mail and nowhere else; it ends with its day, and with the contact's right to see bills.
 */
export async function makePayLink(
  db: Db,
  { clientId, invoiceId, contactId }: { clientId: string; invoiceId: string; contactId: string },
): Promise<string> {
  const { token, tokenHash } = newLinkToken();
  await db.payLink.createMany({
    data: {
      id: newId(),
      clientId,
      invoiceId,
      contactId,
      tokenHash,
      createdAt: now(),
      expiresAt: new Date(now().getTime() + LIVES_MS),
    },
  });
  return `${env().NEXTAUTH_URL}/pay/${token}`;
}

/** Whoever has the link of a mail. */
export function linkActor(token: string, origin?: Actor['origin']): MachineActor {
  return { kind: 'link', subject: hashLinkToken(token), ...(origin ? { origin } : {}) };
}

/** The invoice that a link shows; null for one that has ended, ran out, or never was. One statement. */
export async function findLinkedInvoice(actor: MachineActor): Promise<string | null> {
  authorize(actor, 'invoice.open_link');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<{ invoiceId: string; expiresAt: Date }[]>(sql`
      SELECT k.invoice_id AS "invoiceId", k.expires_at AS "expiresAt" FROM pay_link k
      JOIN invoice i ON i.id = k.invoice_id WHERE k.token_hash = ${actor.subject ?? ''}`);
    return row && row.expiresAt > now() ? row.invoiceId : null;
  });
}
