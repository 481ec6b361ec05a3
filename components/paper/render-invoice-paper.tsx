import { renderToBuffer } from '@react-pdf/renderer';
import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { translator } from '@/lib/translator';
import { fontsFor } from './fonts';
import { InvoicePaperDocument } from './invoice-paper';
import { layOutInvoice } from './lay-out-invoice';
import { measureBy } from './measure';

/** The PDF of an invoice. Takes processor time, a second for a hundred lines: for the worker, never for a request. */
export async function renderInvoicePaper(invoice: InvoicePaper): Promise<Buffer> {
  const families = fontsFor(textOf(invoice));
  const sheets = layOutInvoice(invoice, await measureBy(families));
  return renderToBuffer(
    <InvoicePaperDocument invoice={invoice} sheets={sheets} families={families} />,
  );
}

/** Every character that may be printed: what the fonts are chosen by. */
function textOf(invoice: InvoicePaper): string {
  const { logo: _logo, ...firm } = invoice.firm;
  return JSON.stringify({ ...invoice, firm }) + translator()('paper.trust');
}
