import { beforeEach, describe, expect, it } from 'vitest';
import { followPayments } from '@/domain/payments/follow-payments';
import { settlePayment } from '@/domain/payments/settle-payment';
import { takeEvent } from '@/domain/payments/take-event';
import { type ContactActor, JOB, STRIPE } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { readPaymentFacts } from '@/lib/payment-fact';
import { listEventsSince, retrieveCheckoutSession } from '@/lib/stripe';
import { ownerQuery } from '@/tests/support/database';
import { keepDesk } from './kept-desk';
import { billsNow, heard, refusalOf, standing, WORKS, billDueIn, openPage } from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { paymentsOf } from './paying';
import type { StripeDesk } from './stripe-desk';

let desk: StripeDesk;
let client: OwnClient;
/** Three bills of $100.00, what is due first first. */
let bills: string[];

keepDesk((opened) => (desk = opened));
beforeEach(async () => {
  client = await makeClient();
  const [late, early, middle] = [await dueIn(30), await dueIn(10), await dueIn(20)];
  bills = [early, middle, late];
});

const dueIn = (days: number, currency?: string) => billDueIn(client, days, currency);

function open(
  invoiceIds: readonly string[],
  { amountMinor, actor = client.contact }: { amountMinor?: bigint; actor?: ContactActor } = {},
) {
  return openPage(actor, invoiceIds, amountMinor);
}

async function pay(sessionId: string, number = WORKS) {
  desk.control.pay(sessionId, number);
  await heard(desk);
}

const PAID = ['paid', 10_000, 0];
const OPEN = ['open', 0, 0];

describe('two tabs, two people', () => {
  it('who choose the same are on the same page; who choose otherwise close the one before', async () => {
    const [first, same] = await Promise.all([open(bills), open([...bills].reverse())]);
    expect(same.url).toBe(first.url);
    const fewer = await open(bills.slice(0, 2));
    expect((await retrieveCheckoutSession(first.sessionId)).status).toBe('expired');
    const other = await open([bills[1]!], { actor: await colleagueOf(client) });
    expect((await retrieveCheckoutSession(fewer.sessionId)).status).toBe('expired');
    await pay(other.sessionId);
    expect(await billsNow(bills)).toEqual([OPEN, PAID, OPEN]);
  });

  it('who pay at the same moment: one of them is refused, or what is too much is credit', async () => {
    desk.control.setFaults({ lose: true });
    const { sessionId } = await open(bills);
    desk.control.pay(sessionId, WORKS);
    expect(await refusalOf(open([bills[0]!]))).toBe('conflict payments.errors.under_way');
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
    expect(await paymentsOf(bills[0]!)).toHaveLength(1);
  });

  it('of pages that overlap and were pressed at once, one at most is left to be paid', async () => {
    const choices = [bills, bills.slice(0, 2), bills.slice(1), [bills[1]!]];
    await Promise.allSettled(choices.map((choice) => open(choice)));
    const left = await ownerQuery<{ id: string }>(
      `SELECT DISTINCT k.stripe_session_id AS id FROM checkout k WHERE k.client_id = $1 AND k.stripe_session_id IS NOT NULL`,
      [client.clientId],
    );
    const paid: string[] = [];
    for (const { id } of left) {
      if ((await retrieveCheckoutSession(id)).status !== 'open') continue;
      desk.control.pay(id, WORKS);
      paid.push(id);
    }
    await heard(desk);
    const [balance, credit] = await standing(client);
    expect(balance).toBe((await owedNow()) - credit);
    for (const [, minor] of await billsNow(bills)) expect(minor).toBeLessThanOrEqual(10_000);
  });
});

async function owedNow(): Promise<bigint> {
  const kept = await billsNow(bills);
  return BigInt(kept.reduce((sum, [, paid]) => sum + 10_000 - paid, 0));
}

/** Somebody else at the client. */
async function colleagueOf({ clientId, contact }: OwnClient): Promise<ContactActor> {
  const [personId, contactId] = [newId(), newId()];
  await ownerQuery(
    `WITH person AS (INSERT INTO person (id, email, name) VALUES ($1::uuid, $1::text || '@fernhill.test', 'Otto'))
     INSERT INTO contact (id, client_id, person_id, may_billing, joined_at) VALUES ($2, $3, $1::uuid, true, now())`,
    [personId, contactId, clientId],
  );
  return { ...contact, personId, contactId };
}

describe('whatever the way that the webhooks take', () => {
  async function factsOf(checkoutId: string) {
    const events = await listEventsSince(new Date(now().getTime() - 60_000));
    return events
      .map(readPaymentFacts)
      .filter((fact) => fact !== null)
      .filter((fact) => fact.checkoutId === publicId('ck', checkoutId));
  }

  it('50 copies of each event at once are one payment of all bills', async () => {
    desk.control.setFaults({ lose: true });
    const { sessionId, checkoutId } = await open(bills);
    desk.control.pay(sessionId, WORKS);
    const facts = await factsOf(checkoutId);
    const copies = facts.flatMap((fact) =>
      Array.from({ length: 50 }, () => settlePayment(STRIPE, fact)),
    );
    const outcomes = await Promise.all(copies);
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'done_already')).toHaveLength(
      49 * facts.length,
    );
    expect(await paymentsOf(bills[0]!)).toHaveLength(1);
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
    expect(await standing(client)).toEqual([0n, 0n]);
  }, 60_000);

  it('doubled, at the same time and newest first, and lost: the next look makes up for it', async () => {
    desk.control.setFaults({ double: true, reorder: true, parallel: true });
    await pay((await open(bills.slice(0, 2))).sessionId);
    desk.control.setFaults({ lose: true });
    desk.control.pay((await open([bills[2]!])).sessionId, WORKS);
    const later = new Date(now().getTime() + 120_000);
    await Promise.all([1, 2].map(() => withClock(later, () => followPayments(JOB))));
    expect(await billsNow(bills)).toEqual([PAID, PAID, PAID]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('events about several clients at once settle each its own', async () => {
    desk.control.setFaults({ lose: true });
    const since = new Date(now().getTime() - 2_000);
    const pages: OwnClient[] = [];
    for (let place = 0; place < 6; place += 1) {
      pages.push(client);
      desk.control.pay((await open(bills)).sessionId, WORKS);
      client = await makeClient();
      bills = [await dueIn(1), await dueIn(2)];
    }
    const events = await listEventsSince(since);
    await Promise.all(events.map((event) => takeEvent(event)));
    for (const one of pages) expect(await standing(one)).toEqual([0n, 0n]);
  });
});
