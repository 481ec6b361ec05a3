import { renderInThread } from '@/components/paper/paper-thread';
import { makeExitKit } from '@/domain/records/make-exit-kit';
import type { Handler } from '../handler';
import { makeInvoicePdf } from './invoice-pdf';

/** `{ kitId }`: makes everything of a client as one ZIP. */
export const makeAskedKit: Handler = async ({ kitId }) => {
  if (!kitId) return;
  await makeExitKit(kitId, {
    keepInvoice: (invoiceId) => makeInvoicePdf({ invoiceId }),
    receipt: (paper) => renderInThread({ kind: 'receipt', paper }),
    statement: (paper) => renderInThread({ kind: 'statement', paper }),
  });
};
