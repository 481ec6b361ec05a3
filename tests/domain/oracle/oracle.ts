import {
  type Bill,
  byDueDay,
  type Currency,
  type Dispute,
  give,
  givenOf,
  goneOf,
  least,
  leavingOf,
  type Note,
  type Payment,
  type Refund,
  type Source,
  sumOf,
} from './things';
import { type Spare, spareIn } from './spare';

/** What comes of what somebody asks for; anything but `done` changes nothing. */
export type Outcome = 'done' | 'nothing' | 'conflict' | 'invalid' | 'not_found';

/**
 * The books of one client as the rules say that they are (docs/decisions/2026-11-23-money-and-the-ledger.md and issue 3),
 * kept in plain maps and worked out by other means than the product's: what is owed by the ledger is a running sum of what
 * happened, what a bill has is what its sources have given it.
 */
export class Oracle {
  readonly bills: Bill[] = [];
  readonly payments: Payment[] = [];
  readonly notes: Note[] = [];
  readonly balances: Record<Currency, bigint> = { USD: 0n, EUR: 0n };
  private births = 0;

  addBill(currency: Currency, totalMinor: bigint, dueIn: number): Bill {
    const number = this.bills.length + 1;
    const bill = {
      name: `bill ${number}`,
      currency,
      totalMinor,
      dueIn,
      number,
      void: false,
      givenUp: false,
    };
    this.bills.push(bill);
    this.balances[currency] += totalMinor;
    return bill;
  }

  has(bill: Bill, kind?: Source['kind']): bigint {
    const sources: Source[] = [...this.notes, ...this.payments];
    const counted = sources.filter((one) => !kind || one.kind === kind);
    return sumOf(counted.map(({ given }) => given.get(bill) ?? 0n));
  }

  owed(bill: Bill): bigint {
    return bill.void ? 0n : bill.totalMinor - this.has(bill);
  }

  clearing(bill: Bill): bigint {
    const coming = this.payments.filter(({ state }) => state === 'processing');
    return sumOf(
      coming.flatMap(({ plan }) => plan.map(([of, minor]) => (of === bill ? minor : 0n))),
    );
  }

  stateOf(bill: Bill): string {
    if (bill.void) return 'void';
    if (this.owed(bill) === 0n) return 'paid';
    return bill.givenUp ? 'uncollectible' : 'open';
  }

  /** A bill that was given up and is paid all the same is like any other from there on. */
  notice(): void {
    for (const bill of this.bills) if (this.owed(bill) === 0n) bill.givenUp = false;
  }

  giveUp(bill: Bill, givenUp: boolean): Outcome {
    if (bill.void || this.owed(bill) === 0n) return 'conflict';
    bill.givenUp = givenUp;
    return 'done';
  }

  addPayment(
    of: Pick<Payment, 'currency' | 'amountMinor' | 'state' | 'plan' | 'byStripe'>,
  ): Payment {
    const kept = { given: new Map(), refunds: [], disputes: [], born: (this.births += 1) };
    const name = `payment ${this.payments.length + 1}`;
    const payment: Payment = { ...of, ...kept, kind: 'payment', name };
    this.payments.push(payment);
    if (payment.state === 'succeeded') this.count(payment);
    return payment;
  }

  /** Money that is certain: each bill takes what it needs of what was meant for it, and the rest is credit. */
  count(payment: Payment): void {
    payment.state = 'succeeded';
    this.balances[payment.currency] -= payment.amountMinor;
    for (const [bill, meant] of [...payment.plan].sort(([a], [b]) => byDueDay(a, b))) {
      give(payment.given, bill, least(meant, this.owed(bill)));
    }
  }

  record(
    bill: Bill,
    amountMinor: bigint,
    beyond: 'refuse' | 'oldest' | 'credit',
  ): Payment | Outcome {
    const owed = this.owed(bill);
    if (owed === 0n) return 'conflict';
    if (amountMinor <= 0n || (beyond === 'refuse' && amountMinor > owed)) return 'invalid';
    const { currency } = bill;
    const others = this.bills.filter((one) => one !== bill && one.currency === currency);
    const order = beyond === 'oldest' ? [bill, ...others.sort(byDueDay)] : [bill];
    let rest = amountMinor;
    const plan = order.flatMap((one): [Bill, bigint][] => {
      const takes = least(rest, this.owed(one));
      rest -= takes;
      return takes > 0n ? [[one, takes]] : [];
    });
    return this.addPayment({ currency, amountMinor, state: 'succeeded', plan, byStripe: false });
  }

  /** How much of a bill can still be credited. */
  creditable(bill: Bill): bigint {
    if (bill.void) return 0n;
    const notes = this.notes.filter(({ of }) => of === bill).map((one) => one.amountMinor);
    const coming = this.payments
      .flatMap(({ refunds }) => refunds)
      .filter(({ credits, state }) => credits === bill && state === 'pending')
      .map((one) => one.amountMinor);
    return bill.totalMinor - sumOf(notes) - sumOf(coming);
  }

  issue(bill: Bill, amountMinor: bigint): Note | Outcome {
    if (bill.void) return 'conflict';
    if (amountMinor <= 0n || amountMinor > this.creditable(bill)) return 'invalid';
    const note = this.addNote(bill, amountMinor);
    give(note.given, bill, least(amountMinor, this.owed(bill)));
    return note;
  }

  addNote(of: Bill, amountMinor: bigint): Note {
    const name = `note ${this.notes.length + 1}`;
    const born = (this.births += 1);
    const note: Note = {
      kind: 'note',
      name,
      currency: of.currency,
      amountMinor,
      of,
      given: new Map(),
      born,
    };
    this.notes.push(note);
    this.balances[of.currency] -= amountMinor;
    return note;
  }

  askBack(of: Payment, bill: Bill, amountMinor: bigint, credits: boolean): Refund | Outcome {
    if (of.state !== 'succeeded') return 'conflict';
    const left = of.amountMinor - goneOf(of) - leavingOf(of);
    if (left <= 0n) return 'conflict';
    if (amountMinor <= 0n || amountMinor > left) return 'invalid';
    if (credits && amountMinor > this.creditable(bill)) return 'invalid';
    const refund = this.addRefund(of, amountMinor, credits ? bill : null);
    if (!of.byStripe) this.arrive(refund);
    return refund;
  }

  addRefund(of: Payment, amountMinor: bigint, credits: Bill | null): Refund {
    const number = this.payments.reduce((sum, { refunds }) => sum + refunds.length, 1);
    const refund: Refund = {
      name: `refund ${number}`,
      of,
      amountMinor,
      state: 'pending',
      credits,
      took: new Map(),
    };
    of.refunds.push(refund);
    return refund;
  }

  /** What was said later counts: one that arrived is not on its way again, one that failed stays failed. */
  hearRefund(refund: Refund, state: Refund['state']): void {
    if (state === 'succeeded' && refund.state === 'pending') this.arrive(refund);
    if (state !== 'failed' || refund.state === 'failed') return;
    const arrived = refund.state === 'succeeded';
    refund.state = 'failed';
    if (arrived) this.putBack(refund);
  }

  private arrive(refund: Refund): void {
    if (refund.credits) this.addNote(refund.credits, refund.amountMinor);
    refund.state = 'succeeded';
    this.takeBack(refund, refund.credits);
  }

  hearDispute(dispute: Dispute, funds: 'withdrawn' | 'reinstated' | null): void {
    if (funds === 'withdrawn' && !dispute.withdrawn && !dispute.reinstated) {
      dispute.withdrawn = true;
      this.takeBack(dispute, null);
    }
    if (funds !== 'reinstated') return;
    const away = dispute.withdrawn;
    dispute.withdrawn = false;
    dispute.reinstated = true;
    if (away) this.putBack(dispute);
  }

  /** From the bill that it is about, then from credit that nobody waits for, then from bills, what is due last first. */
  private takeBack(back: Refund | Dispute, about: Bill | null): void {
    const { of: payment } = back;
    this.balances[payment.currency] += back.amountMinor;
    const before = goneOf(payment) - back.amountMinor + leavingOf(payment);
    const spare = payment.amountMinor - before - givenOf(payment);
    const bills = [...payment.given.keys()].sort(byDueDay).reverse();
    let rest = back.amountMinor;
    const takeFrom = (bill: Bill) => {
      const takes = least(rest, payment.given.get(bill) ?? 0n);
      rest -= takes;
      give(payment.given, bill, -takes);
      give(back.took, bill, takes);
      this.coverByOwnNotes(bill, takes);
    };
    if (about) takeFrom(about);
    if (spare > 0n) rest -= least(rest, spare);
    for (const bill of bills) if (bill !== about) takeFrom(bill);
  }

  /** A bill that was credited is not owed again. */
  private coverByOwnNotes(bill: Bill, needMinor: bigint): void {
    let need = needMinor;
    for (const note of this.notes.filter(({ of }) => of === bill)) {
      const takes = least(need, note.amountMinor - givenOf(note));
      need -= takes;
      give(note.given, bill, takes);
    }
  }

  /** To the bills that it was taken from, as far as they need it, and as it is there. */
  private putBack(back: Refund | Dispute): void {
    const { of: payment } = back;
    this.balances[payment.currency] -= back.amountMinor;
    const there = payment.amountMinor - goneOf(payment) - givenOf(payment);
    let rest = there > 0n ? least(back.amountMinor, there) : 0n;
    for (const [bill, took] of [...back.took].sort(([a], [b]) => byDueDay(a, b))) {
      const gives = least(rest, took, this.owed(bill));
      rest -= gives;
      give(payment.given, bill, gives);
    }
  }

  sources(currency: Currency): Spare[] {
    return spareIn(currency, [...this.notes, ...this.payments]);
  }

  credit(currency: Currency): bigint {
    return sumOf(this.sources(currency).map(({ leftMinor }) => leftMinor));
  }

  apply(currency: Currency): bigint {
    const sources = this.sources(currency);
    let used = 0n;
    for (const bill of [...this.bills].sort(byDueDay).filter((one) => one.currency === currency)) {
      let need = this.owed(bill) - this.clearing(bill);
      for (const one of sources) {
        if (need <= 0n) break;
        const takes = least(need, one.leftMinor);
        need -= takes;
        one.leftMinor -= takes;
        used += takes;
        give(one.source.given, bill, takes);
      }
    }
    return used;
  }

  /** Nothing was ever paid of it, and nothing is on its way; credit that was not its own goes back. */
  cancel(bill: Bill): Outcome {
    if (bill.void) return 'nothing';
    const about = this.payments.filter(
      ({ state, plan, given }) =>
        state !== 'failed' && (given.has(bill) || plan.some(([one]) => one === bill)),
    );
    if (this.stateOf(bill) !== 'open' || about.length > 0) return 'conflict';
    for (const note of this.notes) if (note.of !== bill) note.given.delete(bill);
    this.balances[bill.currency] -= bill.totalMinor - this.has(bill);
    bill.void = true;
    return 'done';
  }
}
