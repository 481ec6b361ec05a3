import type { Works } from './handler';
import { raiseDueDrafts } from './handlers/agreements-raise';
import { finishStagedDocument } from './handlers/document-finish';
import { indexDocumentWords } from './handlers/document-index';
import { makeAskedKit } from './handlers/exit-kit-make';
import { makeInvoicePdf } from './handlers/invoice-pdf';
import { sendQueuedMail } from './handlers/mail-send';
import { followUp } from './handlers/payment-follow';
import { sweepRecords } from './handlers/records-sweep';
import { remindOfWhatIsDue } from './handlers/reminders-send';
import { refreshClientSignals } from './handlers/signals-refresh';
import { sweepDueSignals } from './handlers/signals-sweep';
import { sweepOldTries } from './handlers/tries-sweep';

/** Who works what: one line a queue. A queue that is not here is left to other workers. */
export const works: Works = {
  'agreements.raise': { handle: raiseDueDrafts, cron: '7 * * * *' },
  'document.finish': { handle: finishStagedDocument, atOnce: 2, cron: '17 * * * *' },
  'document.index': { handle: indexDocumentWords, cron: '* * * * *' },
  'exit_kit.make': { handle: makeAskedKit },
  'invoice.pdf': { handle: makeInvoicePdf },
  'mail.send': { handle: sendQueuedMail, atOnce: 2 },
  'payment.follow': { handle: followUp, cron: '* * * * *' },
  'records.sweep': { handle: sweepRecords, cron: '* * * * *' },
  'reminders.send': { handle: remindOfWhatIsDue, cron: '*/15 * * * *' },
  'signals.refresh': { handle: refreshClientSignals, atOnce: 2 },
  'signals.sweep': { handle: sweepDueSignals, cron: '* * * * *' },
  'tries.sweep': { handle: sweepOldTries, cron: '41 * * * *' },
};
