import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { recordDownload } from '@/domain/invoices/record-download';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { sendJob } from '@/lib/jobs';
import { openObject } from '@/lib/storage';
import { authorize } from '../authorize';
import { pdfContext } from './keep-invoice-pdf';

/** How long a reader waits for a PDF that has to be made first, and how often is looked. */
const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 300;

export type OpenedPdf = { number: string; sizeBytes: number; stream: Readable };

type Asked = { invoiceId: string; waitMs?: number };

/**
 * The PDF of an invoice as a stream, for whoever may see the invoice; the look is in the log before the first byte. Where
 * none is kept yet the worker is asked for it, and waited for.
 * @throws PortalError not_found for a draft and for what the actor may not see; unavailable while it is being made
 */
export async function openInvoicePdf(
  actor: Actor,
  { invoiceId, waitMs = PATIENCE_MS }: Asked,
): Promise<OpenedPdf> {
  const { number, pdf } = await waitForPdf(actor, invoiceId, waitMs);
  const stream = await openObject(pdf, pdfContext(invoiceId));
  try {
    await recordDownload(actor, { id: invoiceId });
  } catch (error) {
    stream.destroy();
    throw error;
  }
  return { number, sizeBytes: Number(pdf.sizeBytes), stream };
}

async function waitForPdf(actor: Actor, invoiceId: string, waitMs: number) {
  const until = now().getTime() + waitMs;
  let found = await findPdf(actor, invoiceId, true);
  while (!found.pdf) {
    if (now().getTime() >= until) throw new PortalError('unavailable', 'paper.being_made');
    await pause(LOOK_EVERY_MS);
    found = await findPdf(actor, invoiceId, false);
  }
  return { number: found.number, pdf: found.pdf };
}

/** What a reader may see of it, read by row-level security; `ask` sends for the worker where there is none. */
async function findPdf(actor: Actor, invoiceId: string, ask: boolean) {
  authorize(actor, 'invoice.download');
  return dbAs(actor, async (db) => {
    const invoice = await db.invoice.findFirst({
      where: { id: invoiceId, state: { not: 'draft' } },
      select: { number: true, pdf: true },
    });
    if (!invoice) throw notFound();
    if (!invoice.pdf && ask) {
      await sendJob(db, 'invoice.pdf', { invoiceId }, { singletonKey: invoiceId });
    }
    return { number: invoice.number ?? '', pdf: invoice.pdf };
  });
}
