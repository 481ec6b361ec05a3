import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type Money, parseMoney } from '@/lib/money';
import { authorize } from '../authorize';

/**
 * Reads how much of an invoice somebody wants to pay, as they wrote it, in the invoice's currency.
 * @throws PortalError not_found; invalid when it is no amount
 */
export async function readPart(
  actor: Actor,
  { invoiceId, text }: { invoiceId: string; text: string },
): Promise<Money> {
  authorize(actor, 'invoice.pay');
  const { currency, locale } = await dbAs(actor, async (db) => {
    const invoice = await db.invoice.findUnique({
      where: { id: invoiceId },
      select: { currency: true },
    });
    if (!invoice) throw notFound();
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { locale: true } });
    return { ...invoice, ...firm };
  });
  return parseMoney(text, currency, locale);
}
