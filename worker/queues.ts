import type { Works } from './handler';
import { finishStagedDocument } from './handlers/document-finish';
import { sendQueuedMail } from './handlers/mail-send';

/** Who works what: one line a queue. A queue that is not here is left to other workers. */
export const works: Works = {
  'document.finish': { handle: finishStagedDocument, atOnce: 2 },
  'mail.send': { handle: sendQueuedMail, atOnce: 2 },
};
