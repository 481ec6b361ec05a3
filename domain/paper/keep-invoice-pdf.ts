import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { putObject, removeObject } from '@/lib/storage';
import { authorize } from '../authorize';

/** More than the longest bill there can be: ten thousand lines are some 15 MB. */
const MAX_BYTES = 100_000_000;

/** What the stored bytes are bound to, so that they open as this invoice's and no other's. */
export function pdfContext(invoiceId: string): string {
  return `invoice_pdf:${invoiceId}`;
}

/** Whether the PDF of an invoice is kept; it is made once. */
export async function hasInvoicePdf(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<boolean> {
  authorize(actor, 'paper.make');
  return dbAs(actor, async (db) => (await db.invoicePdf.count({ where: { invoiceId } })) > 0);
}

/**
 * Keeps the PDF of a final invoice, encrypted. Of two that were made at the same moment the first stays.
 * @throws PortalError not_found for a draft and for none
 */
export async function keepInvoicePdf(
  actor: Actor,
  { invoiceId, bytes }: { invoiceId: string; bytes: Uint8Array },
): Promise<void> {
  authorize(actor, 'paper.make');
  const object = await putObject(bytes, pdfContext(invoiceId), { maxBytes: MAX_BYTES });
  let kept = false;
  try {
    kept = await dbAs(actor, async (db) => {
      const invoice = await db.invoice.findFirst({
        where: { id: invoiceId, state: { not: 'draft' } },
        select: { clientId: true },
      });
      if (!invoice) throw notFound();
      const { count } = await db.invoicePdf.createMany({
        data: {
          invoiceId,
          clientId: invoice.clientId,
          storageKey: object.storageKey,
          wrappedKey: Buffer.from(object.wrappedKey),
          keyId: object.keyId,
          sizeBytes: BigInt(object.sizeBytes),
          sha256: object.sha256,
        },
        skipDuplicates: true,
      });
      return count > 0;
    });
  } finally {
    if (!kept) await removeObject(object.storageKey);
  }
}
