import { renderInvoicePaper } from '@/components/paper/render-invoice-paper';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { hasInvoicePdf, keepInvoicePdf } from '@/domain/paper/keep-invoice-pdf';
import { JOB } from '@/lib/actor';
import type { Handler } from '../handler';

/** `{ invoiceId }`: makes the PDF of a final invoice and keeps it, once. */
export const makeInvoicePdf: Handler = async ({ invoiceId }) => {
  if (!invoiceId || (await hasInvoicePdf(JOB, { invoiceId }))) return;
  const paper = await findInvoicePaper(JOB, { invoiceId });
  if (!paper) return;
  await keepInvoicePdf(JOB, { invoiceId, bytes: await renderInvoicePaper(paper) });
};
