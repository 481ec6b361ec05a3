import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type Stripe from 'stripe';
import { formatAmount } from '@/local/stripe/currencies';
import { press, sessionParams, type Stand, startStand } from './stand';

let stand: Stand;

beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.stop());

const open = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stand.stripe.checkout.sessions.create(sessionParams(more));
const textOf = async (url: string | null) => (await fetch(url ?? '')).text();

test('shows merchant, lines, total and every test number, marked as a demo, without a script', async () => {
  const price_data = { currency: 'usd', unit_amount: 4_500, product_data: { name: 'Filing <Q3>' } };
  const session = await open({
    line_items: [{ quantity: 2, price_data }],
    branding_settings: { display_name: 'Finch & Sons' },
  });
  const answer = await fetch(session.url ?? '');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await answer.text();
  expect(text).toContain('<strong>Local Stripe</strong> – demo, no money moves');
  expect(text).toContain('Pay $90.00');
  expect(text).toContain('Finch &amp; Sons');
  expect(text).toContain('Filing &lt;Q3&gt; × 2');
  for (const number of ['4000 0025 0000 3155', '4000 0000 0000 0069', '000111111113']) {
    expect(text).toContain(number);
  }
  expect(text).not.toContain('<script');
});

test('a euro bill offers no US bank account, and takes no debit', async () => {
  const price_data = { currency: 'eur', unit_amount: 38_000, product_data: { name: 'VAT return' } };
  const session = await open({ line_items: [{ quantity: 1, price_data }], locale: 'de' });
  const text = await textOf(session.url);
  expect(text).toContain('380,00 €'.replace(' ', '\u00a0'));
  expect(text).not.toContain('US bank account');
  await press(`${session.url}/debit`, { test: '000123456789' });
  expect((await stand.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
});

test.each([
  [{ number: '4242 4242 4242 4241', expiry: '12/34', cvc: '123' }, 'card number is incorrect'],
  [{ number: '4242 4242 4242 4242', expiry: '13/34', cvc: '123' }, 'expiry date is incomplete'],
  [{ number: '4242 4242 4242 4242', expiry: '01/20', cvc: '123' }, 'expiry date is past'],
  [{ number: '4242 4242 4242 4242', expiry: '12/34', cvc: 'x' }, 'security code is incomplete'],
])('what is typed wrongly comes back with a sentence (%#)', async (typed, sentence) => {
  const session = await open();
  const answer = await press(`${session.url}/card`, { ...typed, name: '"><b>Dana' });
  expect(answer.status).toBe(400);
  const text = await answer.text();
  expect(text).toContain(sentence);
  expect(text).toContain('&quot;&gt;&lt;b&gt;Dana');
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
  expect(payment_intent).toBeNull();
});

test('a typed card pays, and the page then takes no second payment', async () => {
  const session = await open();
  const typed = { number: '4242 4242 4242 4242', expiry: '12 / 2034', cvc: '123' };
  expect((await press(`${session.url}/card`, typed)).status).toBe(303);
  const text = await textOf(session.url);
  expect(text).toContain('$1,170.00 to Alder &amp; Finch has been paid.');
  expect(text).toContain(`href="http://localhost:3000/pay/back?session=${session.id}"`);
  expect(text).not.toContain('<form');
  await press(`${session.url}/debit`, { test: '000123456789' });
  const { data } = await stand.stripe.charges.list({ limit: 100 });
  expect(data.filter(({ amount }) => amount === 117_000)).toHaveLength(1);
});

test('a debit on its way, an expired session and no session at all each say so', async () => {
  const debit = await open();
  await press(`${debit.url}/debit`, { routing: '110000000', account: '000123456789' });
  expect(await textOf(debit.url)).toContain('is with the bank.');

  const expired = await open();
  await stand.stripe.checkout.sessions.expire(expired.id);
  const answer = await fetch(expired.url ?? '');
  expect(answer.status).toBe(410);
  const text = await answer.text();
  expect(text).toContain('This page has expired.');
  expect(text).toContain('href="http://localhost:3000/invoices"');

  const none = await fetch(`${stand.local.url}/pay/cs_test_none`);
  expect(none.status).toBe(404);
  expect(await none.text()).toContain('There is no such payment page.');
});

test('another site’s page cannot pay, nor one under a name that was made to lead here', async () => {
  const session = await open();
  const pay = (headers: Record<string, string>) =>
    new Promise<void>((resolve, reject) => {
      const posted = request(`${session.url}/card`, { method: 'POST', headers }, (answer) => {
        answer.resume().on('end', resolve);
      });
      posted.on('error', reject).end('test=4242424242424242');
    });
  const state = async () => (await stand.stripe.checkout.sessions.retrieve(session.id)).status;
  await pay({ Origin: 'https://elsewhere.test' });
  await pay({ Origin: 'null' });
  await pay({ Host: 'elsewhere.test', Origin: 'http://elsewhere.test' });
  expect(await state()).toBe('open');
  // With another policy a browser says `null` for our own page too.
  const { headers } = await fetch(session.url ?? '');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  await pay({ Origin: stand.local.url });
  expect(await state()).toBe('complete');
});

test('the overview shows payments, events and webhooks, and its buttons work', async () => {
  const session = await open({ client_reference_id: 'ck_overview' });
  stand.local.control.pay(session.id, '000123456789');
  await stand.local.control.settled();
  const before = await textOf(stand.local.url);
  expect(before).toContain('ck_overview');
  expect(before).toContain('On its way');
  expect(before).toContain('Delivered HTTP 200');

  const cleared = await press(`${stand.local.url}/actions/clear`, { id: session.id });
  expect(cleared.headers.get('location')).toBe('/');
  expect((await stand.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  await stand.local.control.settled();
  const calls = stand.receiver.calls;
  const [event] = (await stand.stripe.events.list({ limit: 1 })).data;
  await press(`${stand.local.url}/actions/resend`, { id: event?.id ?? '' });
  await stand.local.control.settled();
  expect(stand.receiver.calls).toBe(calls + 1);
});

test('the overview’s buttons take a payment back, and decide the dispute', async () => {
  const act = (name: string, id: string) => press(`${stand.local.url}/actions/${name}`, { id });
  const rowOf = async (id: string) => {
    const rows = (await textOf(stand.local.url)).split('<tr>');
    return rows.find((row) => row.includes(id)) ?? '';
  };
  const card = await open();
  stand.local.control.pay(card.id, '4242424242424242');
  expect(await rowOf(card.id)).toContain('Take back');
  await act('dispute', card.id);
  expect(await rowOf(card.id)).toMatch(/Disputed[\s\S]*Dispute won[\s\S]*Dispute lost/);
  await act('win', card.id);
  expect(await rowOf(card.id)).toContain('>Paid<');
  await act('dispute', card.id);
  await act('lose', card.id);
  expect(await rowOf(card.id)).toContain('Taken back');

  const debit = await open();
  stand.local.control.pay(debit.id, '000123456789');
  stand.local.control.clear(debit.id);
  await act('dispute', debit.id);
  expect(await rowOf(debit.id)).toContain('Taken back');

  const back = await open();
  stand.local.control.pay(back.id, '4242424242424242');
  const { payment_intent } = await stand.stripe.checkout.sessions.retrieve(back.id);
  await stand.stripe.refunds.create({ payment_intent: String(payment_intent), amount: 1_000 });
  expect(await rowOf(back.id)).toContain('Refunded in part');
  await stand.stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(await rowOf(back.id)).toContain('>Refunded<');
});

test.each([
  [117_000, 'usd', undefined, '$1,170.00'],
  [184_000, 'jpy', undefined, '¥184,000'],
  [5_120, 'kwd', undefined, 'KWD 5.120'],
  [500, 'isk', undefined, 'ISK 5'],
  [5, 'usd', undefined, '$0.05'],
  [123_456_789_012, 'eur', 'de', '1.234.567.890,12 €'],
])('%i %s is written %s', (amount, currency, locale, text) => {
  expect(formatAmount(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(text);
});
