import { documentsThere } from '@/domain/imports/documents-there';
import { findImportManager } from '@/domain/imports/find-manager';
import { importInvoices } from '@/domain/imports/import-invoices';
import { takeClient } from '@/domain/imports/take-client';
import { takeDocument } from '@/domain/imports/take-document';
import { checkPaymentCode } from '@/domain/invoices/check-payment-code';
import { createDraft } from '@/domain/invoices/create-draft';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { editDraft } from '@/domain/invoices/edit-draft';
import { getCreditNote } from '@/domain/invoices/get-credit-note';
import { getDraft, startDraft } from '@/domain/invoices/get-draft';
import { getInvoice } from '@/domain/invoices/get-invoice';
import { listBilledClients } from '@/domain/invoices/list-billed-clients';
import { listCreditNotes } from '@/domain/invoices/list-credit-notes';
import { listFirmInvoices } from '@/domain/invoices/list-firm-invoices';
import { listInvoices } from '@/domain/invoices/list-invoices';
import { markSeen } from '@/domain/invoices/mark-seen';
import { recordDownload } from '@/domain/invoices/record-download';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { getBalances } from '@/domain/ledger/get-balances';
import { findInvoicePaper } from '@/domain/paper/find-invoice-paper';
import { hasInvoicePdf, keepInvoicePdf } from '@/domain/paper/keep-invoice-pdf';
import { openInvoicePdf } from '@/domain/paper/open-invoice-pdf';
import { cancelCheckout } from '@/domain/payments/cancel-checkout';
import { expireCheckouts } from '@/domain/payments/expire-checkouts';
import { followPayments } from '@/domain/payments/follow-payments';
import { getPaymentOutcome } from '@/domain/payments/get-payment-outcome';
import { readPart } from '@/domain/payments/read-part';
import { recordPayment } from '@/domain/payments/record-payment';
import { passOver, settlePayment } from '@/domain/payments/settle-payment';
import { startCheckout } from '@/domain/payments/start-checkout';
import { JOB, type MachineActor, PUBLIC, STRIPE } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { cast, emails } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, dana } = cast;
const IMPORT: MachineActor = { kind: 'import' };
/** For what is refused before it is looked at. */
const anything = {} as never;
const draft = { title: 'Bookkeeping', currency: 'USD', dueOn: null, note: null, lines: [] };
const form = (id: string, clientId: string) =>
  DraftForm.parse({ id, clientId, title: 'Bookkeeping', currency: 'USD', dueOn: '', note: '' });

export const moneyVerbs: Registry = {
  'domain/invoices/list-invoices#listInvoices': {
    call: (actor) => listInvoices(actor, { filter: 'all' }),
    rightful: dana,
    kind: 'list',
  },
  'domain/invoices/list-firm-invoices#listFirmInvoices': {
    call: (actor, { clientId }) => listFirmInvoices(actor, { clientId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/invoices/list-billed-clients#listBilledClients': {
    call: (actor) => listBilledClients(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/ledger/get-balances#getBalances': {
    call: (actor, { clientId }) => getBalances(actor, { clientId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/invoices/get-invoice#getInvoice': {
    call: (actor, { invoiceId }) => getInvoice(actor, { id: invoiceId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/invoices/list-credit-notes#listCreditNotes': {
    call: (actor, { clientId }) => listCreditNotes(actor, { clientId }),
    rightful: tom,
    kind: 'list',
  },
  'domain/invoices/get-credit-note#getCreditNote': {
    call: (actor, { creditNoteId }) => getCreditNote(actor, { id: creditNoteId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/invoices/mark-seen#markSeen': {
    call: (actor, { invoiceId }) => markSeen(actor, { id: invoiceId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/invoices/check-payment-code#checkPaymentCode': {
    call: (actor) => checkPaymentCode(actor, { code: '7K4-QM2', amount: '245.00' }),
    rightful: PUBLIC,
    kind: 'few',
  },
  'domain/invoices/record-download#recordDownload': {
    call: (actor, { invoiceId }) => recordDownload(actor, { id: invoiceId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/paper/open-invoice-pdf#openInvoicePdf': {
    call: (actor, { invoiceId }) => openInvoicePdf(actor, { invoiceId, waitMs: 0 }),
    rightful: dana,
    kind: 'row',
  },
  'domain/invoices/get-draft#getDraft': {
    call: (actor, { draftId }) => getDraft(actor, { id: draftId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/get-draft#startDraft': {
    call: (actor, { clientId }) => startDraft(actor, { clientId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/create-draft#createDraft': {
    call: (actor, { clientId }) => createDraft(actor, { clientId, draft }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/edit-draft#editDraft': {
    call: (actor, { draftId }) => editDraft(actor, { id: draftId, draft }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/delete-draft#deleteDraft': {
    call: (actor, { draftId }) => deleteDraft(actor, { id: draftId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/save-draft#saveDraft': {
    call: (actor, { client }) => saveDraft(actor, form(publicId('in', newId()), client)),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/save-draft#saveAndSend': {
    call: (actor, { draft: id, client }) => saveAndSend(actor, form(id, client)),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/send-invoice#sendInvoice': {
    call: (actor, { draftId }) => sendInvoice(actor, { id: draftId }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/void-invoice#voidInvoice': {
    call: (actor, { invoiceId }) => voidInvoice(actor, { id: invoiceId, reason: 'Not ours' }),
    rightful: tom,
    kind: 'row',
  },
  'domain/payments/record-payment#recordPayment': {
    call: (actor, { invoiceId }) =>
      recordPayment(actor, {
        invoiceId,
        amount: { amountMinor: 10_000n, currency: 'USD' },
        method: 'cheque',
        receivedOn: '2026-11-02',
        reference: null,
        key: newId(),
      }),
    rightful: tom,
    kind: 'row',
  },
  'domain/payments/read-part#readPart': {
    call: (actor, { invoiceId }) => readPart(actor, { invoiceId, text: '10.00' }),
    rightful: dana,
    kind: 'row',
  },
  'domain/payments/start-checkout#startCheckout': {
    call: (actor, { invoiceId }) => startCheckout(actor, { invoiceIds: [invoiceId] }),
    rightful: dana,
    kind: 'row',
  },
  'domain/payments/cancel-checkout#cancelCheckout': {
    call: (actor, { checkoutId }) => cancelCheckout(actor, { checkoutId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/payments/get-payment-outcome#getPaymentOutcome': {
    call: (actor, { checkoutId }) => getPaymentOutcome(actor, { checkoutId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/payments/settle-payment#settlePayment': {
    call: (actor) => settlePayment(actor, anything),
    rightful: STRIPE,
    kind: 'few',
  },
  'domain/payments/settle-payment#passOver': {
    call: (actor) => passOver(actor, { id: newId(), type: 'charge.other', createdAt: new Date() }),
    rightful: STRIPE,
    kind: 'few',
  },
  'domain/payments/expire-checkouts#expireCheckouts': {
    call: (actor, { invoiceId }) => expireCheckouts(actor, { invoiceId }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/payments/follow-payments#followPayments': {
    call: (actor) => followPayments(actor),
    rightful: JOB,
    kind: 'few',
  },
  'domain/paper/find-invoice-paper#findInvoicePaper': {
    call: (actor, { invoiceId }) => findInvoicePaper(actor, { invoiceId }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/paper/keep-invoice-pdf#hasInvoicePdf': {
    call: (actor, { invoiceId }) => hasInvoicePdf(actor, { invoiceId }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/paper/keep-invoice-pdf#keepInvoicePdf': {
    call: (actor, { invoiceId }) => keepInvoicePdf(actor, { invoiceId, bytes: new Uint8Array(8) }),
    rightful: JOB,
    kind: 'few',
  },
  'domain/imports/find-manager#findImportManager': {
    call: (actor) => findImportManager(actor, emails.ruth),
    rightful: IMPORT,
    kind: 'few',
  },
  'domain/imports/documents-there#documentsThere': {
    call: (actor) => documentsThere(actor, 'csv', []),
    rightful: IMPORT,
    kind: 'few',
  },
  'domain/imports/import-invoices#importInvoices': {
    call: (actor) => importInvoices(actor, anything),
    rightful: IMPORT,
    kind: 'few',
  },
  'domain/imports/take-client#takeClient': {
    call: (actor) => takeClient(actor, anything),
    rightful: IMPORT,
    kind: 'few',
  },
  'domain/imports/take-document#takeDocument': {
    call: (actor) => takeDocument(actor, anything, anything),
    rightful: IMPORT,
    kind: 'few',
  },
};
