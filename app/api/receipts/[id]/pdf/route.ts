import { getTranslations } from 'next-intl/server';
import { renderInThread } from '@/components/paper/paper-thread';
import { findReceiptPaper } from '@/domain/paper/find-receipt-paper';
import { openReceipt } from '@/domain/payments/open-receipt';
import { parseId } from '@/lib/ids';
import { pdfResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** A receipt as a PDF, made anew each time, so that it says what has gone back since. */
export const GET = route({}, async ({ request, actor, params }) => {
  const receipt = await openReceipt(actor, { id: parseId('pa', params.id ?? '') });
  const paper = await findReceiptPaper(actor, receipt);
  const bytes = await renderInThread({ kind: 'receipt', paper });
  const t = await getTranslations('receipts');
  return pdfResponse(request, `${t('one', { number: receipt.number })}.pdf`, bytes);
});
