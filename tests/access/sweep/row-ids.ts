import { type IdPrefix, newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';

/** A row of every kind that belongs to Brightwater; ids are UUIDs, and public where their name says so. */
export type Rows = {
  clientId: string;
  client: string;
  contact: string;
  contactId: string;
  /** Whose access has ended. */
  leftContact: string;
  invoiceId: string;
  invoice: string;
  draftId: string;
  draft: string;
  creditNoteId: string;
  readyDocumentId: string;
  documentId: string;
  /** A newer file of the document, not published yet. */
  newerId: string;
  publishingId: string;
  grantId: string;
  /** Dana's, for a copy that is not made yet. */
  markedGrantId: string;
  /** Under a hold, about to be destroyed, and destroyed. */
  holdId: string;
  leavingDocumentId: string;
  deletedDocumentId: string;
  /** Dana's, ready, with a download that was begun. */
  kitId: string;
  kitGrantId: string;
  checkoutId: string;
  /** Money that is certain, for the invoice. */
  paymentId: string;
  refundId: string;
  questionId: string;
  requestId: string;
  requestItemId: string;
  /** What was sent for the item, and is not looked at yet. */
  sentDocumentId: string;
  /** Dana's, for the item. */
  uploadId: string;
  /** Tom's: an archive that has arrived, and a season. */
  archiveId: string;
  seasonId: string;
  /** The firm's. */
  templateId: string;
  /** Dana is asked to sign it, to confirm it, and has signed it; another is published, and nothing is asked of it. */
  signingId: string;
  acknowledgingId: string;
  signedId: string;
  unsignedId: string;
  /** A W-2 that is held from the contact above. */
  w2Id: string;
  /** Dana's, of no consent. */
  sampleId: string;
  agreementId: string;
  /** The firm's, on a line of nobody. */
  taxRateId: string;
  /** The firm's: no document has it. */
  firmCategoryId: string;
  signal: string;
  /** The firm's, open, with the signal above; and an id for another. */
  cause: string;
  newCause: string;
  /** The signal's. */
  signalCase: string;
  /** Ruth wrote it down: the contact above waits for an answer. */
  call: string;
  /** A mail to the contact above that did not arrive, and may go again. */
  failedMail: string;
  employee: string;
  /** Dana's: another session, in a browser of its own, and a passkey. */
  session: string;
  device: string;
  passkey: string;
  /** Of the contact above, who asked to be erased. */
  person: string;
  /** Dana's: all about her. */
  exportId: string;
};

/** Ids of the same shape that belong to nothing. */
export function absentRows(): Rows {
  return shape(() => newId(), newId());
}

/** Rows by the names of their ids; `idOf` gives the UUID of each. */
export function shape(idOf: (name: string) => string, clientId: string): Rows {
  const pair = (name: string, prefix: IdPrefix): [string, string] => {
    const id = idOf(name);
    return [id, publicId(prefix, id)];
  };
  const [contactId, contact] = pair('contact', 'co');
  const [invoiceId, invoice] = pair('invoice', 'in');
  const [draftId, draft] = pair('draft', 'in');
  return {
    clientId,
    client: publicId('cl', clientId),
    contact,
    contactId,
    leftContact: publicId('co', idOf('left')),
    invoiceId,
    invoice,
    draftId,
    draft,
    creditNoteId: idOf('note'),
    readyDocumentId: idOf('ready'),
    documentId: idOf('document'),
    newerId: idOf('newer'),
    publishingId: idOf('publishing'),
    grantId: idOf('grant'),
    markedGrantId: idOf('markedGrant'),
    holdId: idOf('hold'),
    leavingDocumentId: idOf('leaving'),
    deletedDocumentId: idOf('deleted'),
    kitId: idOf('kit'),
    kitGrantId: idOf('kitGrant'),
    checkoutId: idOf('checkout'),
    paymentId: idOf('payment'),
    refundId: idOf('refund'),
    questionId: idOf('question'),
    requestId: idOf('request'),
    requestItemId: idOf('item'),
    sentDocumentId: idOf('sent'),
    uploadId: idOf('upload'),
    archiveId: idOf('archive'),
    seasonId: idOf('season'),
    templateId: idOf('template'),
    signingId: idOf('signing'),
    acknowledgingId: idOf('acknowledging'),
    signedId: idOf('signed'),
    unsignedId: idOf('document'),
    w2Id: idOf('w2'),
    sampleId: idOf('sample'),
    agreementId: idOf('agreement'),
    taxRateId: idOf('taxRate'),
    firmCategoryId: idOf('firmCategory'),
    signal: publicId('si', idOf('signal')),
    cause: publicId('ca', idOf('cause')),
    newCause: publicId('ca', idOf('newCause')),
    signalCase: publicId('sc', idOf('signalCase')),
    call: publicId('cv', idOf('call')),
    failedMail: publicId('mf', idOf('failedMail')),
    employee: publicId('em', cast.tom.employeeId),
    session: publicId('se', idOf('session')),
    device: publicId('dv', idOf('device')),
    passkey: publicId('pk', idOf('passkey')),
    person: publicId('pe', idOf('person')),
    exportId: idOf('export'),
  };
}
