import { createDraft } from '@/domain/invoices/create-draft';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { markUncollectible } from '@/domain/invoices/mark-uncollectible';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { applyCredit } from '@/domain/payments/apply-credit';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { addDays } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { draft, line, today } from '@/tests/domain/invoices/drafts';
import { cast } from '@/tests/support/cast';
import { partOf, pick, type TwoBooks } from './two-books';
import type { Step } from './steps';
import { type Bill, goneOf, leavingOf, type Payment } from './things';

const { ingrid } = cast;

/** What people at the firm do, in both books. Each answers false where there was nothing to do it with. */
export class FirmActs {
  constructor(private readonly books: TwoBooks) {}

  async bill({ currency, totalMinor, dueIn }: Extract<Step, { do: 'bill' }>): Promise<boolean> {
    const bill = this.books.oracle.addBill(currency, BigInt(totalMinor), dueIn);
    this.books.say(`${bill.name}: ${totalMinor} ${currency}, due in ${dueIn} days`);
    const lines = [line({ unitMinor: bill.totalMinor })];
    const dueOn = addDays(today(), dueIn);
    const { id } = await createDraft(ingrid, {
      clientId: this.books.clientId,
      draft: draft({ currency, dueOn, lines }),
    });
    this.books.known(bill, id);
    await sendInvoice(ingrid, { id });
    return true;
  }

  async record(step: Extract<Step, { do: 'record' }>): Promise<boolean> {
    const bill = pick(this.books.oracle.bills, step.bill);
    if (!bill) return false;
    const amountMinor = partOf(this.books.oracle.owed(bill) || bill.totalMinor, step.part);
    this.books.say(`${amountMinor} is recorded for ${bill.name}, ${step.beyond} beyond it`);
    const payment = this.books.oracle.record(bill, amountMinor, step.beyond);
    const form = {
      invoiceId: this.books.idOf(bill),
      amount: { amountMinor, currency: bill.currency },
      method: 'cheque' as const,
      receivedOn: today(),
      reference: null,
      beyond: step.beyond,
      key: newId(),
    };
    const answer = await this.books.expect(payment, recordPayment(ingrid, form));
    if (typeof payment === 'string' || !answer) return true;
    this.books.known(payment, answer.paymentId);
    this.books.repeats.push({ name: payment.name, again: () => recordPayment(ingrid, form) });
    return true;
  }

  async refund(step: Extract<Step, { do: 'refund' }>): Promise<boolean> {
    const payment = pick(this.books.oracle.payments, step.payment);
    const bill = payment && pick(billsOf(payment), step.bill);
    if (!bill) return false;
    const amountMinor = partOf(
      payment.amountMinor - goneOf(payment) - leavingOf(payment),
      step.part,
    );
    this.books.say(
      `${amountMinor} of ${payment.name} goes back for ${bill.name}, ${step.credits ? 'which is credited' : 'not credited'}`,
    );
    const refund = this.books.oracle.askBack(payment, bill, amountMinor, step.credits);
    const form = {
      paymentId: this.books.idOf(payment),
      invoiceId: this.books.idOf(bill),
      amount: { amountMinor, currency: payment.currency },
      reason: 'Too much',
      credits: step.credits,
      key: newId(),
    };
    // Stripe can't be reached in a history: what becomes of it, it tells by itself.
    const unheard = typeof refund !== 'string' && payment.byStripe;
    await this.books.expect(unheard ? 'unavailable' : refund, refundPayment(ingrid, form));
    if (typeof refund !== 'string') await this.books.learnRefund(refund);
    await this.books.learnNotes();
    return true;
  }

  async note({ bill: n, part }: Extract<Step, { do: 'note' }>): Promise<boolean> {
    const bill = pick(this.books.oracle.bills, n);
    if (!bill) return false;
    const amountMinor = partOf(bill.totalMinor, part);
    this.books.say(`${bill.name} is credited by ${amountMinor}`);
    const note = this.books.oracle.issue(bill, amountMinor);
    const form = {
      invoiceId: this.books.idOf(bill),
      amount: { amountMinor, currency: bill.currency },
      reason: 'Too much',
      key: newId(),
    };
    await this.books.expect(note, issueCreditNote(ingrid, form));
    await this.books.learnNotes();
    if (typeof note === 'string') return true;
    this.books.repeats.push({ name: note.name, again: () => issueCreditNote(ingrid, form) });
    return true;
  }

  async apply(currency: 'USD' | 'EUR'): Promise<boolean> {
    this.books.say(`credit in ${currency} is used`);
    const right = this.books.oracle.apply(currency);
    const { usedMinor } = await applyCredit(ingrid, { clientId: this.books.clientId, currency });
    if (usedMinor !== right) throw this.books.failure(`It used ${usedMinor}; right was ${right}.`);
    return true;
  }

  async giveUp(step: Extract<Step, { do: 'give up' }>): Promise<boolean> {
    const bill = pick(this.books.oracle.bills, step.bill);
    if (!bill) return false;
    const { uncollectible } = step;
    this.books.say(`${bill.name} is ${uncollectible ? 'given up' : 'expected again'}`);
    const form = { id: this.books.idOf(bill), uncollectible, reason: 'Gone' };
    await this.books.expect(
      this.books.oracle.giveUp(bill, uncollectible),
      markUncollectible(ingrid, form),
    );
    return true;
  }

  async cancel(place: number): Promise<boolean> {
    const bill = pick(this.books.oracle.bills, place);
    if (!bill) return false;
    this.books.say(`${bill.name} is cancelled`);
    const outcome = this.books.oracle.cancel(bill);
    const right = outcome === 'nothing' ? 'done' : outcome;
    await this.books.expect(
      right,
      voidInvoice(ingrid, { id: this.books.idOf(bill), reason: 'Sent twice' }),
    );
    return true;
  }
}

/** The bills that a payment was ever for. */
function billsOf(payment: Payment): Bill[] {
  return [...new Set([...payment.plan.map(([bill]) => bill), ...payment.given.keys()])];
}
