import type { Works } from './handler';
import { raiseDueDrafts } from './handlers/agreements-raise';
import { countCauses } from './handlers/causes-measure';
import { wakeDueCases } from './handlers/cases-wake';
import { finishStagedDocument } from './handlers/document-finish';
import { tellOfDocuments } from './handlers/document-tell';
import { indexDocumentWords } from './handlers/document-index';
import { drawPreview } from './handlers/document-preview';
import { keepUsual } from './handlers/effort-usual';
import { observeClientEffort } from './handlers/effort-observe';
import { sweepDueEffort } from './handlers/effort-sweep';
import { makeAskedKit } from './handlers/exit-kit-make';
import { makeInvoicePdf } from './handlers/invoice-pdf';
import { watchLog } from './handlers/log-watch';
import { sendQueuedMail } from './handlers/mail-send';
import { followUp } from './handlers/payment-follow';
import { makeAskedExport } from './handlers/person-export-make';
import { sweepRecords } from './handlers/records-sweep';
import { remindOfWhatIsDue } from './handlers/reminders-send';
import { tryNextThresholds } from './handlers/rules-try';
import { tryTheScanner } from './handlers/scanner-try';
import { publishSeasonInSteps } from './handlers/season-publish';
import { readSeasonArchive } from './handlers/season-read';
import { refreshClientSignals } from './handlers/signals-refresh';
import { rejudgeAllClients } from './handlers/signals-rejudge';
import { sweepDueSignals } from './handlers/signals-sweep';
import { finishSigning } from './handlers/signing-finish';
import { sweepOldTries } from './handlers/tries-sweep';
import { sweepOldUploads } from './handlers/uploads-sweep';

/** Who works what: one line a queue. A queue that is not here is left to other workers. */
export const works: Works = {
  'agreements.raise': { handle: raiseDueDrafts, cron: '7 * * * *' },
  'causes.measure': { handle: countCauses, cron: '11 * * * *' },
  'cases.wake': { handle: wakeDueCases, cron: '* * * * *' },
  'document.finish': { handle: finishStagedDocument, atOnce: 2, cron: '17 * * * *' },
  'document.tell': { handle: tellOfDocuments, cron: '* * * * *' },
  'document.index': { handle: indexDocumentWords, cron: '* * * * *' },
  'document.preview': { handle: drawPreview, cron: '* * * * *' },
  'effort.observe': { handle: observeClientEffort, atOnce: 2 },
  'effort.sweep': { handle: sweepDueEffort, cron: '* * * * *' },
  'effort.usual': { handle: keepUsual, cron: '47 * * * *' },
  'exit_kit.make': { handle: makeAskedKit },
  'invoice.pdf': { handle: makeInvoicePdf },
  'log.watch': { handle: watchLog, cron: '* * * * *' },
  'mail.send': { handle: sendQueuedMail, atOnce: 2 },
  'payment.follow': { handle: followUp, cron: '* * * * *' },
  'person_export.make': { handle: makeAskedExport },
  'records.sweep': { handle: sweepRecords, cron: '* * * * *' },
  'reminders.send': { handle: remindOfWhatIsDue, cron: '*/15 * * * *' },
  'scanner.try': { handle: tryTheScanner, cron: '23 * * * *' },
  'season.publish': { handle: publishSeasonInSteps, cron: '* * * * *' },
  'season.read': { handle: readSeasonArchive, cron: '*/5 * * * *' },
  'signals.refresh': { handle: refreshClientSignals, atOnce: 2, together: 20 },
  'signals.rejudge': { handle: rejudgeAllClients },
  'rules.try': { handle: tryNextThresholds, cron: '11 * * * *' },
  'signals.sweep': { handle: sweepDueSignals, cron: '* * * * *' },
  'signing.finish': { handle: finishSigning, cron: '*/5 * * * *' },
  'uploads.sweep': { handle: sweepOldUploads, cron: '23 * * * *' },
  'tries.sweep': { handle: sweepOldTries, cron: '41 * * * *' },
};
