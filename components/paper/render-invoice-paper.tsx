import { renderToBuffer } from '@react-pdf/renderer';
import type { InvoicePaper } from '@/domain/paper/invoice-paper';
import { breakOpening } from './break-opening';
import { fontsFor } from './fonts';
import { InvoicePaperDocument } from './invoice-paper';
import { layOutInvoice } from './lay-out-invoice';
import { breakText, type Measure, measureBy } from './measure';
import { CONTENT_WIDTH, SIZES } from './paper-measures';
import { textOnPaper } from './text-on-paper';

/** The PDF of an invoice. Takes processor time, a second for a hundred lines: for the worker, never for a request. */
export async function renderInvoicePaper(invoice: InvoicePaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(invoice));
  const measure = await measureBy(families);
  const sheets = layOutInvoice(invoice, measure);
  return renderToBuffer(
    <InvoicePaperDocument
      invoice={inLines(invoice, measure)}
      sheets={sheets}
      families={families}
    />,
  );
}

/** What opens it, and its note, in lines: else one might end where one font follows another, within a word. */
function inLines(invoice: InvoicePaper, measure: Measure): InvoicePaper {
  const width = CONTENT_WIDTH[invoice.size];
  const { sentence, facts } = breakOpening(invoice, width, measure);
  const broken = (text: string) =>
    breakText(text, { width, size: SIZES.text, weight: 400 }, measure).join('\n');
  const { title, note } = invoice;
  return { ...invoice, sentence, facts, title: broken(title), note: note && broken(note) };
}
