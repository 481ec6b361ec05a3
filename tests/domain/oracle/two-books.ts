import { PortalError } from '@/lib/errors';
import { makeClient } from '@/tests/domain/payments/own-client';
import { ownerQuery } from '@/tests/support/database';
import { Oracle } from './oracle';
import { type Ids, realView, rightView } from './real-books';
import type { Refund } from './things';

/** What was asked or told before, to be repeated word for word: nothing may come of it. */
export type Repeat = { name: string; again: () => Promise<unknown> };

/** The books of one client twice over: the model's, and the product's, with the ids of what the model names. */
export class TwoBooks {
  readonly oracle = new Oracle();
  /** What happened, in words: what is read when a history fails. */
  readonly story: string[] = [];
  readonly repeats: Repeat[] = [];
  readonly ids: Ids = new Map();

  private constructor(readonly clientId: string) {}

  static async open(): Promise<TwoBooks> {
    return new TwoBooks((await makeClient()).clientId);
  }

  /** @throws Error with the story, where the product's books are not what they should be */
  async compare(): Promise<void> {
    this.oracle.notice();
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

  failure(what: string): Error {
    return new Error(`${what}\nafter:\n  ${this.story.join('\n  ')}`);
  }

  say(sentence: string): void {
    this.story.push(sentence);
  }

  idOf({ name }: { name: string }): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`There is no ${name}.`);
    return id;
  }

  known(thing: { name: string }, id: string): void {
    this.ids.set(thing.name, id);
  }

  /** Holds what a verb answered against what it should: done, or refused with the right code. */
  async expect<T>(right: object | string, work: Promise<T>): Promise<T | null> {
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

  /** New rows get the names that the model has just given. */
  async learnPayments(): Promise<void> {
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

  async learnRefund(refund: Refund): Promise<void> {
    const [row] = await ownerQuery<{ id: string }>(
      'SELECT id FROM refund WHERE client_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [this.clientId],
    );
    this.known(refund, row?.id ?? '');
  }

  async learnNotes(): Promise<void> {
    const rows = await ownerQuery<{ id: string }>(
      'SELECT id FROM credit_note WHERE client_id = $1 ORDER BY id',
      [this.clientId],
    );
    for (const [place, { id }] of rows.entries()) this.ids.set(`note ${place + 1}`, id);
  }
}

/** One of several, by a number: 0 is the newest, and it begins anew after the oldest. */
export function pick<T>(things: readonly T[], place: number): T | undefined {
  return things.at(-1 - (place % Math.max(things.length, 1)));
}

/** So many hundredths, rounded up so that a part of something is something. */
export function partOf(minor: bigint, hundredths: number): bigint {
  const product = minor * BigInt(hundredths);
  return product > 0n ? (product + 99n) / 100n : product / 100n;
}
