import { settleDispute } from '@/domain/payments/settle-dispute';
import { settleRefund } from '@/domain/payments/settle-refund';
import { STRIPE } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { partOf, pick, type TwoBooks } from './two-books';
import type { DisputeWord, Step } from './steps';
import { eventOf, kindOf, openPage, type Page, tell } from './stripe-story';
import { type Bill, type Dispute, goneOf, least, type Payment, type Refund } from './things';

/** What Stripe does and says, in both books. Each answers false where there was nothing to do it with. */
export class StripeActs {
  private readonly pages: Page[] = [];
  private readonly disputes: Dispute[] = [];

  constructor(private readonly books: TwoBooks) {}

  async page(step: Extract<Step, { do: 'page' }>): Promise<boolean> {
    const chosen = [...new Set(step.bills.map((n) => pick(this.books.oracle.bills, n)))];
    const first = chosen[0];
    const parts = chosen.flatMap((bill): [Bill, bigint][] => {
      if (!bill || bill.currency !== first?.currency) return [];
      const minor = least(
        partOf(this.books.oracle.owed(bill), step.part),
        this.books.oracle.owed(bill),
      );
      return minor > 0n ? [[bill, minor]] : [];
    });
    if (parts.length === 0) return false;
    const name = `page ${this.pages.length + 1}`;
    const whole = parts.map(([bill, minor]) => `${minor} of ${bill.name}`).join(', ');
    this.books.say(`${name} is opened for ${whole}; at Stripe: ${step.story}`);
    const { clientId } = this.books;
    const page = await openPage({ clientId, name, parts, story: step.story }, (bill) =>
      this.books.idOf(bill),
    );
    this.pages.push(page);
    return true;
  }

  async hear({ page: n, statement, copy }: Extract<Step, { do: 'hear' }>): Promise<boolean> {
    const page = pick(this.pages, n);
    if (!page) return false;
    const kind = kindOf(page, statement);
    this.books.say(`Stripe says that ${page.name} ${kind}, event ${statement}/${copy}`);
    const isNew = !page.sent.has(eventOf(page, statement, copy));
    page.sent.add(eventOf(page, statement, copy));
    const counts = isNew && !page.heard.has(statement) && this.judge(page, kind);
    page.heard.add(statement);
    const say = () => tell(page, statement, copy, this.books.idOf(page.parts[0]![0]));
    const answer = await say();
    const right = !isNew ? 'done_already' : counts ? 'settled' : 'nothing_new';
    if (answer !== right) throw this.books.failure(`It answered ${answer}; right was ${right}.`);
    await this.books.learnPayments();
    return true;
  }

  /** What one statement that is new makes of a page's payment. @returns whether it changes anything */
  private judge(page: Page, kind: string): boolean {
    const { oracle } = this.books;
    const state = kind as Payment['state'];
    const of = {
      currency: page.parts[0]![0].currency,
      amountMinor: page.amountMinor,
      plan: page.parts,
      byStripe: true,
    };
    if (kind === 'other') return false;
    if (page.payment?.state === 'processing' && kind === 'succeeded') oracle.count(page.payment);
    else if (page.payment?.state === 'processing' && kind === 'failed')
      page.payment.state = 'failed';
    else if (page.story === 'second card' && kind === 'failed' && !page.payment)
      oracle.addPayment({ ...of, state });
    else if (!page.payment) page.payment = oracle.addPayment({ ...of, state });
    else return false;
    return true;
  }

  async dashboard({
    payment: n,
    part,
    state,
  }: Extract<Step, { do: 'dashboard' }>): Promise<boolean> {
    const payment = pick(this.arrivedByStripe(), n);
    const amountMinor = payment && partOf(payment.amountMinor - goneOf(payment), part);
    if (!payment || !amountMinor || amountMinor <= 0n || amountMinor > payment.amountMinor)
      return false;
    this.books.say(`${amountMinor} of ${payment.name} is given back in Stripe's dashboard`);
    const refund = this.books.oracle.addRefund(payment, amountMinor, null);
    this.books.ids.set(`${refund.name} at Stripe`, `re_${newId()}`);
    await this.tellRefund(refund, state);
    await this.books.learnRefund(refund);
    return true;
  }

  async hearRefund({ refund: n, state }: Extract<Step, { do: 'hear refund' }>): Promise<boolean> {
    const refund = pick(this.allRefunds(), n);
    if (!refund) return false;
    // Stripe gives back no more than it has.
    const { of } = refund;
    const enough = goneOf(of) + refund.amountMinor <= of.amountMinor;
    await this.tellRefund(
      refund,
      state === 'succeeded' && !enough && refund.state === 'pending' ? 'failed' : state,
    );
    return true;
  }

  private async tellRefund(refund: Refund, state: Refund['state']): Promise<void> {
    this.books.say(`Stripe says that ${refund.name} ${state}`);
    this.books.oracle.hearRefund(refund, state);
    const atStripe = `${refund.name} at Stripe`;
    const stripeRefundId = this.books.ids.get(atStripe) ?? `re_${newId()}`;
    const own = this.books.ids.get(refund.name);
    this.books.ids.set(atStripe, stripeRefundId);
    const fact = {
      event: { id: `evt_${newId()}`, type: 'refund.updated', createdAt: new Date() },
      stripeRefundId,
      refundId: own ? publicId('re', own) : null,
      paymentIntentId: this.intentOf(refund.of),
      chargeId: null,
      state,
      amountMinor: refund.amountMinor,
      currency: refund.of.currency,
      failureCode: state === 'failed' ? 'declined' : null,
    };
    await settleRefund(STRIPE, fact);
    await this.books.learnNotes();
    this.books.repeats.push({
      name: `${refund.name} ${state}`,
      again: () => settleRefund(STRIPE, fact),
    });
  }

  async dispute({ payment: n, part }: Extract<Step, { do: 'dispute' }>): Promise<boolean> {
    const payment = pick(this.arrivedByStripe(), n);
    const amountMinor = payment && partOf(payment.amountMinor, part);
    if (!payment || !amountMinor || amountMinor <= 0n || amountMinor > payment.amountMinor)
      return false;
    const name = `dispute ${this.disputes.length + 1}`;
    this.books.say(`${name}: the bank wants ${amountMinor} of ${payment.name} back`);
    const dispute = {
      name,
      of: payment,
      amountMinor,
      withdrawn: false,
      reinstated: false,
      took: new Map(),
    };
    payment.disputes.push(dispute);
    this.disputes.push(dispute);
    this.books.ids.set(name, `dp_${newId()}`);
    await this.tellDispute(dispute, 'created');
    return true;
  }

  async hearDispute({ dispute: n, what }: Extract<Step, { do: 'hear dispute' }>): Promise<boolean> {
    const dispute = pick(this.disputes, n);
    if (!dispute) return false;
    await this.tellDispute(dispute, what);
    return true;
  }

  private async tellDispute(dispute: Dispute, what: DisputeWord): Promise<void> {
    this.books.say(`Stripe says that ${dispute.name} is ${what}`);
    const funds = what === 'withdrawn' || what === 'reinstated' ? what : null;
    this.books.oracle.hearDispute(dispute, funds);
    const id = this.books.idOf(dispute);
    const fact = {
      event: { id: `evt_${newId()}`, type: `charge.dispute.${what}`, createdAt: new Date() },
      stripeDisputeId: id,
      paymentIntentId: this.intentOf(dispute.of),
      chargeId: null,
      status: what === 'reinstated' ? 'won' : what === 'closed' ? 'lost' : 'needs_response',
      reason: 'fraudulent',
      amountMinor: dispute.amountMinor,
      currency: dispute.of.currency,
      funds,
    };
    await settleDispute(STRIPE, fact);
    this.books.repeats.push({
      name: `${dispute.name} ${what}`,
      again: () => settleDispute(STRIPE, fact),
    });
  }

  private arrivedByStripe(): Payment[] {
    return this.books.oracle.payments.filter(
      ({ byStripe, state }) => byStripe && state === 'succeeded',
    );
  }

  private intentOf(payment: Payment): string {
    return this.pages.find((page) => page.payment === payment)!.intentId;
  }

  private allRefunds(): Refund[] {
    return this.books.oracle.payments
      .flatMap(({ refunds }) => refunds)
      .filter(({ of }) => of.byStripe);
  }
}
