import { renderToBuffer } from '@react-pdf/renderer';
import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { fontsFor } from './fonts';
import { InvoicePaperDocument } from './invoice-paper';
import { layOutInvoice } from './lay-out-invoice';
import { measureBy } from './measure';
import { textOnPaper } from './text-on-paper';

/** The PDF of an invoice. Takes processor time, a second for a hundred lines: for the worker, never for a request. */
export async function renderInvoicePaper(invoice: InvoicePaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(invoice));
  const sheets = layOutInvoice(invoice, await measureBy(families));
  return renderToBuffer(
    <InvoicePaperDocument invoice={invoice} sheets={sheets} families={families} />,
  );
}
