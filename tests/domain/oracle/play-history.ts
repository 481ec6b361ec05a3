import { createDraft } from '@/domain/invoices/create-draft';
import { issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { applyCredit } from '@/domain/payments/apply-credit';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { settleDispute } from '@/domain/payments/settle-dispute';
import { settleRefund } from '@/domain/payments/settle-refund';
import { STRIPE } from '@/lib/actor';
import { addDays } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { draft, line, today } from '@/tests/domain/invoices/drafts';
import { makeClient } from '@/tests/domain/payments/own-client';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { Oracle } from './oracle';
import { type Ids, realView, rightView } from './real-books';
import type { DisputeWord, Step } from './steps';
import { eventOf, kindOf, openPage, type Page, tell } from './stripe-story';
import {
  type Bill,
  type Dispute,
  goneOf,
  least,
  leavingOf,
  type Payment,
  type Refund,
} from './things';

const { ingrid } = cast;

/** One history of one client, in the model's books and in the product's, told as it goes. */
export class Play {
  readonly oracle = new Oracle();
  /** What happened, in words: what is read when a history fails. */
  readonly story: string[] = [];
  private readonly ids: Ids = new Map();
  private readonly pages: Page[] = [];
  private readonly disputes: Dispute[] = [];
  /** What was asked or told before, to be repeated word for word: nothing may come of it. */
  private readonly repeats: { name: string; again: () => Promise<unknown> }[] = [];

  private constructor(readonly clientId: string) {}

  static async begin(): Promise<Play> {
    return new Play((await makeClient()).clientId);
  }

  /** @returns false where there was nothing to take the step with, and nothing was done */
  async take(step: Step): Promise<boolean> {
    switch (step.do) {
      case 'bill':
        return this.bill(step);
      case 'record':
        return this.record(step);
      case 'page':
        return this.page(step);
      case 'hear':
        return this.hear(step);
      case 'refund':
        return this.refund(step);
      case 'dashboard':
        return this.dashboard(step);
      case 'hear refund':
        return this.hearRefund(pick(this.allRefunds(), step.refund), step.state);
      case 'dispute':
        return this.dispute(step);
      case 'hear dispute':
        return this.hearDispute(pick(this.disputes, step.dispute), step.what);
      case 'note':
        return this.note(step);
      case 'apply':
        return this.apply(step.currency);
      case 'cancel':
        return this.cancel(pick(this.oracle.bills, step.bill));
      case 'again':
        return this.again(pick(this.repeats, step.what));
    }
  }

  /** @throws Error with the story, where the product's books are not what they should be */
  async compare(): Promise<void> {
    const real = await realView(this.clientId, this.ids);
    const right = rightView(this.oracle);
    const names = [...new Set([...Object.keys(right), ...Object.keys(real)])];
    const wrong = names
      .filter((name) => real[name] !== right[name])
      .map(
        (name) =>
          `${name} is ${real[name] ?? 'not there'}; it should be ${right[name] ?? 'not there'}`,
      );
    if (wrong.length > 0) throw this.failure(wrong.join('\n'));
  }

  private failure(what: string): Error {
    return new Error(`${what}\nafter:\n  ${this.story.join('\n  ')}`);
  }

  private say(sentence: string): void {
    this.story.push(sentence);
  }

  private idOf({ name }: { name: string }): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`There is no ${name}.`);
    return id;
  }

  private known(thing: { name: string }, id: string): void {
    this.ids.set(thing.name, id);
  }

  /** Holds what a verb answered against what it should: done, or refused with the right code. */
  private async expect<T>(right: object | string, work: Promise<T>): Promise<T | null> {
    const wanted = typeof right === 'string' ? right : 'done';
    const answer = await work.then(
      (value) => ({ value, code: 'done' }),
      (error: unknown) => {
        if (error instanceof PortalError) return { value: null, code: error.code };
        throw this.failure(String(error));
      },
    );
    if (answer.code !== wanted)
      throw this.failure(`It answered ${answer.code}; right was ${wanted}.`);
    return answer.value;
  }

  private async bill({
    currency,
    totalMinor,
    dueIn,
  }: Extract<Step, { do: 'bill' }>): Promise<boolean> {
    const bill = this.oracle.addBill(currency, BigInt(totalMinor), dueIn);
    this.say(`${bill.name}: ${totalMinor} ${currency}, due in ${dueIn} days`);
    const lines = [line({ unitMinor: bill.totalMinor })];
    const dueOn = addDays(today(), dueIn);
    const { id } = await createDraft(ingrid, {
      clientId: this.clientId,
      draft: draft({ currency, dueOn, lines }),
    });
    this.known(bill, id);
    await sendInvoice(ingrid, { id });
    return true;
  }

  private async record(step: Extract<Step, { do: 'record' }>): Promise<boolean> {
    const bill = pick(this.oracle.bills, step.bill);
    if (!bill) return false;
    const amountMinor = partOf(this.oracle.owed(bill) || bill.totalMinor, step.part);
    this.say(`${amountMinor} is recorded for ${bill.name}, ${step.beyond} beyond it`);
    const payment = this.oracle.record(bill, amountMinor, step.beyond);
    const form = {
      invoiceId: this.idOf(bill),
      amount: { amountMinor, currency: bill.currency },
      method: 'cheque' as const,
      receivedOn: today(),
      reference: null,
      beyond: step.beyond,
      key: newId(),
    };
    const answer = await this.expect(payment, recordPayment(ingrid, form));
    if (typeof payment === 'string' || !answer) return true;
    this.known(payment, answer.paymentId);
    this.repeats.push({ name: payment.name, again: () => recordPayment(ingrid, form) });
    return true;
  }

  private async page(step: Extract<Step, { do: 'page' }>): Promise<boolean> {
    const chosen = [...new Set(step.bills.map((n) => pick(this.oracle.bills, n)))];
    const first = chosen[0];
    const parts = chosen.flatMap((bill): [Bill, bigint][] => {
      if (!bill || bill.currency !== first?.currency) return [];
      const minor = least(partOf(this.oracle.owed(bill), step.part), this.oracle.owed(bill));
      return minor > 0n ? [[bill, minor]] : [];
    });
    if (parts.length === 0) return false;
    const name = `page ${this.pages.length + 1}`;
    const whole = parts.map(([bill, minor]) => `${minor} of ${bill.name}`).join(', ');
    this.say(`${name} is opened for ${whole}; at Stripe: ${step.story}`);
    const { clientId } = this;
    const page = await openPage({ clientId, name, parts, story: step.story }, (bill) =>
      this.idOf(bill),
    );
    this.pages.push(page);
    return true;
  }

  private async hear({
    page: n,
    statement,
    copy,
  }: Extract<Step, { do: 'hear' }>): Promise<boolean> {
    const page = pick(this.pages, n);
    if (!page) return false;
    const kind = kindOf(page, statement);
    this.say(`Stripe says that ${page.name} ${kind}, event ${statement}/${copy}`);
    const isNew = !page.sent.has(eventOf(page, statement, copy));
    page.sent.add(eventOf(page, statement, copy));
    const counts = isNew && !page.heard.has(statement) && this.judge(page, kind);
    page.heard.add(statement);
    const say = () => tell(page, statement, copy, this.idOf(page.parts[0]![0]));
    const answer = await say();
    const right = !isNew ? 'done_already' : counts ? 'settled' : 'nothing_new';
    if (answer !== right) throw this.failure(`It answered ${answer}; right was ${right}.`);
    await this.learnPayments();
    return true;
  }

  /** What one statement that is new makes of a page's payment. @returns whether it changes anything */
  private judge(page: Page, kind: string): boolean {
    const { oracle } = this;
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

  /** New rows get the names that the model has just given. */
  private async learnPayments(): Promise<void> {
    const rows = await ownerQuery<{ id: string }>(
      'SELECT id FROM payment WHERE client_id = $1 ORDER BY created_at, id',
      [this.clientId],
    );
    const known = new Set(this.ids.values());
    for (const { id } of rows.filter((row) => !known.has(row.id))) {
      const next = this.oracle.payments.find(({ name }) => !this.ids.has(name));
      if (next) this.known(next, id);
    }
  }

  private allRefunds(): Refund[] {
    return this.oracle.payments.flatMap(({ refunds }) => refunds).filter(({ of }) => of.byStripe);
  }

  private async refund(step: Extract<Step, { do: 'refund' }>): Promise<boolean> {
    const payment = pick(this.oracle.payments, step.payment);
    const bill = payment && pick(billsOf(payment), step.bill);
    if (!bill) return false;
    const amountMinor = partOf(
      payment.amountMinor - goneOf(payment) - leavingOf(payment),
      step.part,
    );
    this.say(
      `${amountMinor} of ${payment.name} goes back for ${bill.name}, ${step.credits ? 'which is credited' : 'not credited'}`,
    );
    const refund = this.oracle.askBack(payment, bill, amountMinor, step.credits);
    const form = {
      paymentId: this.idOf(payment),
      invoiceId: this.idOf(bill),
      amount: { amountMinor, currency: payment.currency },
      reason: 'Too much',
      credits: step.credits,
      key: newId(),
    };
    // Stripe can't be reached in a history: what becomes of it, it tells by itself.
    const unheard = typeof refund !== 'string' && payment.byStripe;
    await this.expect(unheard ? 'unavailable' : refund, refundPayment(ingrid, form));
    if (typeof refund !== 'string') await this.learnRefund(refund);
    await this.learnNotes();
    return true;
  }

  private async learnRefund(refund: Refund): Promise<void> {
    const [row] = await ownerQuery<{ id: string }>(
      'SELECT id FROM refund WHERE client_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [this.clientId],
    );
    this.known(refund, row?.id ?? '');
  }

  private async learnNotes(): Promise<void> {
    const rows = await ownerQuery<{ id: string }>(
      'SELECT id FROM credit_note WHERE client_id = $1 ORDER BY id',
      [this.clientId],
    );
    for (const [place, { id }] of rows.entries()) this.ids.set(`note ${place + 1}`, id);
  }

  private async dashboard({
    payment: n,
    part,
    state,
  }: Extract<Step, { do: 'dashboard' }>): Promise<boolean> {
    const payment = pick(this.arrivedByStripe(), n);
    const amountMinor = payment && partOf(payment.amountMinor - goneOf(payment), part);
    if (!payment || !amountMinor || amountMinor <= 0n || amountMinor > payment.amountMinor)
      return false;
    this.say(`${amountMinor} of ${payment.name} is given back in Stripe's dashboard`);
    const refund = this.oracle.addRefund(payment, amountMinor, null);
    this.ids.set(`${refund.name} at Stripe`, `re_${newId()}`);
    await this.tellRefund(refund, state);
    await this.learnRefund(refund);
    return true;
  }

  private async hearRefund(refund: Refund | undefined, state: Refund['state']): Promise<boolean> {
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
    this.say(`Stripe says that ${refund.name} ${state}`);
    this.oracle.hearRefund(refund, state);
    const atStripe = `${refund.name} at Stripe`;
    const stripeRefundId = this.ids.get(atStripe) ?? `re_${newId()}`;
    const own = this.ids.get(refund.name);
    this.ids.set(atStripe, stripeRefundId);
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
    await this.learnNotes();
    this.repeats.push({ name: `${refund.name} ${state}`, again: () => settleRefund(STRIPE, fact) });
  }

  private arrivedByStripe(): Payment[] {
    return this.oracle.payments.filter(({ byStripe, state }) => byStripe && state === 'succeeded');
  }

  private intentOf(payment: Payment): string {
    return this.pages.find((page) => page.payment === payment)!.intentId;
  }

  private async dispute({ payment: n, part }: Extract<Step, { do: 'dispute' }>): Promise<boolean> {
    const payment = pick(this.arrivedByStripe(), n);
    const amountMinor = payment && partOf(payment.amountMinor, part);
    if (!payment || !amountMinor || amountMinor <= 0n || amountMinor > payment.amountMinor)
      return false;
    const name = `dispute ${this.disputes.length + 1}`;
    this.say(`${name}: the bank wants ${amountMinor} of ${payment.name} back`);
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
    this.ids.set(name, `dp_${newId()}`);
    return this.hearDispute(dispute, 'created');
  }

  private async hearDispute(dispute: Dispute | undefined, what: DisputeWord): Promise<boolean> {
    if (!dispute) return false;
    this.say(`Stripe says that ${dispute.name} is ${what}`);
    const funds = what === 'withdrawn' || what === 'reinstated' ? what : null;
    this.oracle.hearDispute(dispute, funds);
    const id = this.idOf(dispute);
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
    this.repeats.push({
      name: `${dispute.name} ${what}`,
      again: () => settleDispute(STRIPE, fact),
    });
    return true;
  }

  private async note({ bill: n, part }: Extract<Step, { do: 'note' }>): Promise<boolean> {
    const bill = pick(this.oracle.bills, n);
    if (!bill) return false;
    const amountMinor = partOf(bill.totalMinor, part);
    this.say(`${bill.name} is credited by ${amountMinor}`);
    const note = this.oracle.issue(bill, amountMinor);
    const form = {
      invoiceId: this.idOf(bill),
      amount: { amountMinor, currency: bill.currency },
      reason: 'Too much',
      key: newId(),
    };
    await this.expect(note, issueCreditNote(ingrid, form));
    await this.learnNotes();
    if (typeof note === 'string') return true;
    this.repeats.push({ name: note.name, again: () => issueCreditNote(ingrid, form) });
    return true;
  }

  private async apply(currency: 'USD' | 'EUR'): Promise<boolean> {
    this.say(`credit in ${currency} is used`);
    const right = this.oracle.apply(currency);
    const { usedMinor } = await applyCredit(ingrid, { clientId: this.clientId, currency });
    if (usedMinor !== right) throw this.failure(`It used ${usedMinor}; right was ${right}.`);
    return true;
  }

  private async cancel(bill: Bill | undefined): Promise<boolean> {
    if (!bill) return false;
    this.say(`${bill.name} is cancelled`);
    const outcome = this.oracle.cancel(bill);
    const right = outcome === 'nothing' ? 'done' : outcome;
    await this.expect(right, voidInvoice(ingrid, { id: this.idOf(bill), reason: 'Sent twice' }));
    return true;
  }

  private async again(
    repeat: { name: string; again: () => Promise<unknown> } | undefined,
  ): Promise<boolean> {
    if (!repeat) return false;
    this.say(`the same again: ${repeat.name}`);
    await repeat.again();
    return true;
  }
}

function pick<T>(things: readonly T[], place: number): T | undefined {
  return things[place % Math.max(things.length, 1)];
}

/** So many hundredths, rounded up so that a part of something is something. */
function partOf(minor: bigint, hundredths: number): bigint {
  const product = minor * BigInt(hundredths);
  return product > 0n ? (product + 99n) / 100n : product / 100n;
}

/** The bills that a payment was ever for. */
function billsOf(payment: Payment): Bill[] {
  return [...new Set([...payment.plan.map(([bill]) => bill), ...payment.given.keys()])];
}
