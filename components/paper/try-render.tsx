import { renderToBuffer } from '@react-pdf/renderer';
import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { InvoicePaperDocument } from './try-a';

/** The PDF of an invoice. Takes processor time, about a second for a hundred lines: for the worker, never for a request. */
export function renderInvoicePaper(invoice: InvoicePaper): Promise<Buffer> {
  return renderToBuffer(<InvoicePaperDocument invoice={invoice} />);
}
