import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { type NewCreditNote, issueCreditNote } from '@/domain/invoices/issue-credit-note';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import { voidInvoice } from '@/domain/invoices/void-invoice';
import { applyCredit } from '@/domain/payments/apply-credit';
import { type Beyond, recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { type Actor, JOB, PUBLIC } from '@/lib/actor';
import { addDays } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { draft, makeDraft, makeSent, today } from '@/tests/domain/invoices/drafts';
import { givePayment } from '@/tests/domain/invoices/payments';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { faultsInBooks } from './books';
import { billFor, billNow, billsNow, payByHand, refusalOf, standing, usd } from './money-back';
import { makeClient, type OwnClient } from './own-client';
import { eventsOf, mailKeysOf } from './paying';

let client: OwnClient;

beforeEach(async () => {
  client = await makeClient();
});
afterEach(async () => {
  expect(await faultsInBooks()).toEqual([]);
});

function note(invoiceId: string, amountMinor: bigint): NewCreditNote {
  return { invoiceId, amount: usd(amountMinor), reason: 'Billed too much', key: newId() };
}

function pay(invoiceId: string, amountMinor: bigint, beyond?: Beyond) {
  return recordPayment(cast.tom, {
    invoiceId,
    amount: usd(amountMinor),
    method: 'bank_transfer',
    receivedOn: today(),
    reference: null,
    key: newId(),
    ...(beyond ? { beyond } : {}),
  });
}

/** A bill that is due so many days from now. */
function dueIn(days: number, unitMinor = 10_000n): Promise<string> {
  const lines = [{ ...draft().lines[0]!, unitMinor }];
  return makeSent({ lines, dueOn: addDays(today(), days) }, { clientId: client.clientId });
}

const apply = (actor: Actor, clientId = client.clientId) =>
  applyCredit(actor, { clientId, currency: 'USD' });

describe('a credit note', () => {
  it('takes its amount off a bill that is open, with a number, in ledger and log, and is mailed', async () => {
    const invoiceId = await billFor(client);
    const issued = await issueCreditNote(cast.tom, note(invoiceId, 4_500n));
    expect(issued).toMatchObject({
      number: expect.stringMatching(/^C-\d+$/) as string,
      issuedNow: true,
    });
    expect(await billNow(invoiceId)).toEqual(['open', 0, 4_500]);
    expect(await standing(client)).toEqual([20_000n, 0n]);
    expect(await eventsOf(invoiceId)).toEqual(['credit.applied']);
    expect(await mailKeysOf(`credit-note/${issued.id}/`)).toHaveLength(1);
  });

  it('for all of a bill settles it', async () => {
    const invoiceId = await billFor(client);
    await issueCreditNote(cast.tom, note(invoiceId, 24_500n));
    expect(await billNow(invoiceId)).toEqual(['paid', 0, 24_500]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('of a bill that is paid in part leaves less of it; what goes beyond is the client’s credit', async () => {
    const invoiceId = await billFor(client);
    await pay(invoiceId, 20_000n);
    await issueCreditNote(cast.tom, note(invoiceId, 6_000n));
    expect(await billNow(invoiceId)).toEqual(['paid', 20_000, 4_500]);
    expect(await standing(client)).toEqual([-1_500n, 1_500n]);
  });

  it('of a bill that is paid is the client’s credit', async () => {
    const { invoiceId } = await payByHand(client);
    await issueCreditNote(cast.tom, note(invoiceId, 6_000n));
    expect(await billNow(invoiceId)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([-6_000n, 6_000n]);
  });

  it('goes to its own bill, however little credit the client has otherwise', async () => {
    const paid = await payByHand(client, 24_500n);
    const { paymentId, invoiceId } = paid;
    const refund = { paymentId, invoiceId, amount: usd(24_500n), reason: 'x', credits: false };
    await ownerQuery(`UPDATE payment SET stripe_intent_id = 'pi_no_stripe_here' WHERE id = $1`, [
      paymentId,
    ]);
    // Stripe is not there: the refund stays on its way.
    await expect(refundPayment(cast.ruth, { ...refund, key: newId() })).rejects.toThrow();
    const other = await billFor(client);
    await issueCreditNote(cast.tom, note(other, 24_500n));
    expect(await billNow(other)).toEqual(['paid', 0, 24_500]);
  });

  it('is refused for a draft, and for what was cancelled', async () => {
    const drafted = await makeDraft({}, { clientId: client.clientId });
    expect(await refusalOf(issueCreditNote(cast.tom, note(drafted, 100n)))).toBe(
      'conflict creditNotes.errors.draft',
    );
    const invoiceId = await billFor(client);
    await voidInvoice(cast.tom, { id: invoiceId, reason: 'sent twice' });
    expect(await refusalOf(issueCreditNote(cast.tom, note(invoiceId, 100n)))).toBe(
      'conflict creditNotes.errors.void',
    );
  });

  it('is refused for more than was billed and is not credited yet, nothing, and another currency', async () => {
    const invoiceId = await billFor(client);
    await issueCreditNote(cast.tom, note(invoiceId, 20_000n));
    const changed = (amount: { amountMinor: bigint; currency: string }) =>
      issueCreditNote(cast.tom, { ...note(invoiceId, 1n), amount }).catch(
        (reason: unknown) => reason,
      );
    for (const [amount, key] of [
      [usd(4_501n), 'more_than_billed'],
      [usd(0n), 'not_positive'],
      [usd(-4n), 'not_positive'],
      [{ amountMinor: 4n, currency: 'EUR' }, 'wrong_currency'],
    ] as const) {
      expect(await changed(amount)).toMatchObject({
        code: 'invalid',
        fields: { amount: `creditNotes.errors.${key}` },
      });
    }
    await issueCreditNote(cast.tom, note(invoiceId, 4_500n));
  });

  it('whose form is sent four times at once is one', async () => {
    const invoiceId = await billFor(client);
    const form = note(invoiceId, 4_500n);
    const issued = await Promise.all([1, 2, 3, 4].map(() => issueCreditNote(cast.tom, form)));
    expect(new Set(issued.map(({ id }) => id)).size).toBe(1);
    expect(issued.filter(({ issuedNow }) => issuedNow)).toHaveLength(1);
    expect(await billNow(invoiceId)).toEqual(['open', 0, 4_500]);
  });

  it('of 20 at once has a number of its own, and none is left out', async () => {
    const bills = await Promise.all(Array.from({ length: 10 }, () => billFor(client)));
    const forms = bills.flatMap((invoiceId) => [note(invoiceId, 100n), note(invoiceId, 200n)]);
    // One that is refused half-way gives its number back.
    const refused = bills.map((invoiceId) => note(invoiceId, 99_900n));
    const issued = await Promise.allSettled(
      [...forms, ...refused].map((form) => issueCreditNote(cast.tom, form)),
    );
    const numbers = issued
      .flatMap((one) => (one.status === 'fulfilled' ? [Number(one.value.number.slice(2))] : []))
      .sort((a, b) => a - b);
    expect(numbers).toHaveLength(20);
    expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place));
    expect(await standing(client)).toEqual([242_000n, 0n]);
  });

  it('is for those who look after the client alone', async () => {
    const form = note(await billFor(client), 100n);
    expect(await refusalOf(issueCreditNote(cast.hugh, form))).toBe('not_found errors.not_found');
    const contact = client.contact as unknown as typeof cast.tom;
    expect(await refusalOf(issueCreditNote(contact, form))).toBe('forbidden errors.forbidden');
  });
});

describe('money beyond a bill', () => {
  it('is refused unless somebody says what becomes of it', async () => {
    const invoiceId = await billFor(client);
    expect(await refusalOf(pay(invoiceId, 24_501n))).toBe('invalid payments.errors.more_than_owed');
    expect(await refusalOf(pay(invoiceId, 24_501n, 'refuse'))).toMatch(/more_than_owed/);
    expect(await billNow(invoiceId)).toEqual(['open', 0, 0]);
  });

  it('pays the other bills, what is due first first, and the rest is credit', async () => {
    const [late, early, middle] = [await dueIn(30), await dueIn(10), await dueIn(20)];
    await pay(middle, 23_000n, 'oldest');
    expect(await billNow(middle)).toEqual(['paid', 10_000, 0]);
    expect(await billNow(early)).toEqual(['paid', 10_000, 0]);
    expect(await billNow(late)).toEqual(['open', 3_000, 0]);
    await pay(late, 10_000n, 'oldest');
    expect(await billNow(late)).toEqual(['paid', 10_000, 0]);
    expect(await standing(client)).toEqual([-3_000n, 3_000n]);
  });

  it('goes to bills in its own currency alone', async () => {
    const lines = [{ ...draft().lines[0]!, unitMinor: 10_000n }];
    const euro = await makeSent({ lines, currency: 'EUR' }, { clientId: client.clientId });
    await pay(await billFor(client), 30_000n, 'oldest');
    expect(await billNow(euro)).toEqual(['open', 0, 0]);
    expect(await standing(client)).toEqual([-5_500n, 5_500n]);
  });

  it('recorded for different bills at once, neither waits for the other for good', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bills = await Promise.all([dueIn(5), dueIn(6), dueIn(7)]);
      await Promise.all(bills.map((invoiceId) => pay(invoiceId, 7_000n, 'oldest')));
      const kept = await billsNow(bills);
      expect(kept.reduce((sum, [, paid]) => sum + paid, 0)).toBe(21_000);
      await pay(bills[2], 9_000n, 'oldest');
    }
    expect(await standing(client)).toEqual([0n, 0n]);
  });

  it('kept as credit pays the next bill', async () => {
    await payByHand(client, 30_000n);
    const next = await billFor(client);
    expect(await apply(client.contact)).toMatchObject({ usedMinor: 5_500n });
    expect(await billNow(next)).toEqual(['open', 5_500, 0]);
    await pay(next, 19_000n);
    expect(await billNow(next)).toEqual(['paid', 24_500, 0]);
    expect(await standing(client)).toEqual([0n, 0n]);
  });
});

describe('applyCredit', () => {
  it('pays what is due first first, from what is oldest first, and says so in the log', async () => {
    await payByHand(client, 30_500n);
    const { invoiceId } = await payByHand(client);
    await issueCreditNote(cast.tom, note(invoiceId, 9_000n));
    const [late, early] = [await dueIn(9), await dueIn(3)];
    expect(await apply(cast.tom)).toMatchObject({ usedMinor: 15_000n });
    expect(await billNow(early)).toEqual(['paid', 6_000, 4_000]);
    expect(await billNow(late)).toEqual(['open', 0, 5_000]);
    expect(await eventsOf(early)).toEqual(['credit.applied', 'invoice.changed']);
    expect(await apply(cast.tom)).toMatchObject({ usedMinor: 0n });
  });

  it.each<[string, () => Actor]>([
    ['a contact', () => client.contact],
    ['staff', () => cast.tom],
    ['the job', () => JOB],
  ])('is done for %s, whose act it is in the log', async (_who, actor) => {
    await payByHand(client, 30_000n);
    const next = await billFor(client);
    expect(await apply(actor())).toMatchObject({ usedMinor: 5_500n });
    const [event] = await ownerQuery(
      `SELECT actor_kind AS kind FROM activity_event WHERE type = 'credit.applied' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(event).toEqual({ kind: actor().kind });
    expect(await billNow(next)).toEqual(['open', 5_500, 0]);
  });

  it('of another client is not found; a contact’s is their own, whatever they say', async () => {
    await payByHand(client, 30_000n);
    const next = await billFor(client);
    expect(await refusalOf(apply(cast.hugh))).toBe('not_found errors.not_found');
    expect(await refusalOf(apply(cast.ruth, newId()))).toBe('not_found errors.not_found');
    expect(await refusalOf(apply(PUBLIC))).toBe('forbidden errors.forbidden');
    expect(await apply(cast.joan)).toMatchObject({ usedMinor: 0n });
    const blind = { ...client.contact, rights: { ...client.contact.rights, billing: false } };
    expect(await refusalOf(apply(blind))).toBe('forbidden errors.forbidden');
    expect(await billNow(next)).toEqual(['open', 0, 0]);
  });

  it('leaves what is on its way to arrive, and other currencies alone', async () => {
    await payByHand(client, 60_000n);
    const next = await billFor(client);
    await givePayment(next, { state: 'processing', amountMinor: 20_000n, method: 'bank_debit' });
    const euro = await makeSent({ currency: 'EUR' }, { clientId: client.clientId });
    expect(await apply(cast.tom)).toMatchObject({ usedMinor: 4_500n });
    expect(await billNow(next)).toEqual(['open', 4_500, 0]);
    expect(await billNow(euro)).toEqual(['open', 0, 0]);
  });

  it('asked for ten times at once gives it once', async () => {
    await payByHand(client, 30_000n);
    const bills = [await billFor(client), await billFor(client)];
    const answers = await Promise.all(Array.from({ length: 10 }, () => apply(cast.tom)));
    expect(answers.reduce((sum, { usedMinor }) => sum + usedMinor, 0n)).toBe(5_500n);
    const kept = await billsNow(bills);
    expect(kept.map(([, paid]) => paid).sort((a, b) => a - b)).toEqual([0, 5_500]);
  });

  it('at the same time as a refund of the same money: it goes one way, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      client = await makeClient();
      const { invoiceId, paymentId } = await payByHand(client, 30_000n);
      const next = await billFor(client);
      const form = { invoiceId, paymentId, amount: usd(5_500n), reason: 'x', credits: false };
      const [applied] = await Promise.all([
        apply(client.contact),
        refundPayment(cast.ruth, { ...form, key: newId() }),
        sendInvoice(cast.tom, { id: next }),
      ]);
      expect(await faultsInBooks()).toEqual([]);
      // Whichever was first: the refund takes what was given back again.
      expect([0n, 5_500n]).toContain(applied.usedMinor);
      expect(await standing(client)).toEqual([24_500n, 0n]);
      expect(await billNow(next)).toEqual(['open', 0, 0]);
    }
  });
});
