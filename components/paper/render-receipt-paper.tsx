import { renderToBuffer } from '@react-pdf/renderer';
import type { ReceiptPaper } from '@/domain/paper/receipt-paper';
import { fontsFor } from './fonts';
import { layOutReceipt } from './lay-out-receipt';
import { measureBy } from './measure';
import { ReceiptPaperDocument } from './receipt-paper';
import { textOnPaper } from './text-on-paper';

/** The PDF of a receipt. */
export async function renderReceiptPaper(receipt: ReceiptPaper): Promise<Buffer> {
  const families = fontsFor(textOnPaper(receipt));
  const laid = layOutReceipt(receipt, await measureBy(families));
  return renderToBuffer(<ReceiptPaperDocument receipt={receipt} laid={laid} families={families} />);
}
