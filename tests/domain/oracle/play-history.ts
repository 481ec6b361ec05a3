import { FirmActs } from './firm-acts';
import type { Step } from './steps';
import { StripeActs } from './stripe-acts';
import { pick, TwoBooks } from './two-books';

/** One history of one client, in the model's books and in the product's. */
export class Play {
  private readonly firm: FirmActs;
  private readonly stripe: StripeActs;

  private constructor(readonly books: TwoBooks) {
    this.firm = new FirmActs(books);
    this.stripe = new StripeActs(books);
  }

  static async begin(): Promise<Play> {
    return new Play(await TwoBooks.open());
  }

  /** @returns false where there was nothing to take the step with, and nothing was done */
  async take(step: Step): Promise<boolean> {
    const { firm, stripe } = this;
    switch (step.do) {
      case 'bill':
        return firm.bill(step);
      case 'record':
        return firm.record(step);
      case 'refund':
        return firm.refund(step);
      case 'note':
        return firm.note(step);
      case 'apply':
        return firm.apply(step.currency);
      case 'cancel':
        return firm.cancel(step.bill);
      case 'give up':
        return firm.giveUp(step);
      case 'page':
        return stripe.page(step);
      case 'hear':
        return stripe.hear(step);
      case 'dashboard':
        return stripe.dashboard(step);
      case 'hear refund':
        return stripe.hearRefund(step);
      case 'dispute':
        return stripe.dispute(step);
      case 'hear dispute':
        return stripe.hearDispute(step);
      case 'again':
        return this.again(step.what);
    }
  }

  private async again(what: number): Promise<boolean> {
    const repeat = pick(this.books.repeats, what);
    if (!repeat) return false;
    this.books.say(`the same again: ${repeat.name}`);
    await repeat.again();
    return true;
  }
}
