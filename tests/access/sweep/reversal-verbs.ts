import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { markUncollectible } from '@/domain/invoices/mark-uncollectible';
import { findLinkedInvoice, linkActor } from '@/domain/invoices/pay-link';
import { applyCredit } from '@/domain/payments/apply-credit';
import { listRefundable } from '@/domain/payments/list-refundable';
import { listToPay } from '@/domain/payments/list-to-pay';
import { matchTransfer } from '@/domain/payments/match-transfer';
import { openPayPage } from '@/domain/payments/open-pay-page';
import { refundPayment } from '@/domain/payments/refund-payment';
import { listUnheardRefunds, sendRefund } from '@/domain/payments/send-refund';
import { settleDispute } from '@/domain/payments/settle-dispute';
import { settleRefund } from '@/domain/payments/settle-refund';
import { JOB, STRIPE } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom, ruth, dana } = cast;
/** For what is refused before it is looked at. */
const anything = {} as never;
const amount = { amountMinor: 1_000n, currency: 'USD' };

/** What pays several bills, out of credit too, and what takes back: credit notes, refunds, disputes. */
export const reversalVerbs: Registry = {
  'domain/invoices/issue-credit-note#issueCreditNote': {
    call: (actor, { invoiceId }) =>
      issueCreditNote(actor, { invoiceId, amount, reason: 'Not ours', key: newId() }),
    rightful: tom,
    kind: 'row',
  },
  'domain/invoices/mark-uncollectible#markUncollectible': {
    call: (actor, { invoiceId }) =>
      markUncollectible(actor, { id: invoiceId, uncollectible: true, reason: 'Not ours' }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/invoices/pay-link#findLinkedInvoice': {
    call: (actor) => findLinkedInvoice(actor),
    rightful: linkActor('a link that was never sent'),
    kind: 'few',
  },
  // A contact's is their own client's, whichever they name.
  'domain/payments/apply-credit#applyCredit': {
    call: (actor, { clientId }) => applyCredit(actor, { clientId, currency: 'USD' }),
    rightful: tom,
    kind: 'list',
  },
  'domain/payments/list-refundable#listRefundable': {
    call: (actor, { invoiceId }) => listRefundable(actor, { invoiceId }),
    rightful: ruth,
    kind: 'list',
  },
  'domain/payments/list-to-pay#listToPay': {
    call: (actor, { invoice }) => listToPay(actor, { chosen: [invoice] }),
    rightful: dana,
    kind: 'list',
  },
  'domain/payments/match-transfer#matchTransfer': {
    call: (actor) => matchTransfer(actor, { reference: brightwater.name, amount }),
    rightful: tom,
    kind: 'list',
  },
  'domain/payments/open-pay-page#openPayPage': {
    call: (actor) => openPayPage(actor, anything),
    rightful: dana,
    kind: 'few',
  },
  'domain/payments/refund-payment#refundPayment': {
    call: (actor, { paymentId, invoiceId }) =>
      refundPayment(actor, {
        paymentId,
        invoiceId,
        amount,
        reason: 'Not ours',
        credits: false,
        key: newId(),
      }),
    rightful: ruth,
    kind: 'row',
  },
  'domain/payments/send-refund#sendRefund': {
    call: (actor, { refundId }) => sendRefund(actor, refundId),
    rightful: ruth,
    kind: 'row',
  },
  'domain/payments/send-refund#listUnheardRefunds': {
    call: (actor) => listUnheardRefunds(actor, new Date()),
    rightful: JOB,
    kind: 'few',
  },
  'domain/payments/settle-refund#settleRefund': {
    call: (actor) => settleRefund(actor, anything),
    rightful: STRIPE,
    kind: 'few',
  },
  'domain/payments/settle-dispute#settleDispute': {
    call: (actor) => settleDispute(actor, anything),
    rightful: STRIPE,
    kind: 'few',
  },
};
