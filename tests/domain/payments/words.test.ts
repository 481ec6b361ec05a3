import { describe, expect, it } from 'vitest';
import type { LockedInvoice } from '@/domain/invoices/lock-invoice';
import { declineReason } from '@/domain/payments/decline-reason';
import { expectedDay } from '@/domain/payments/expected-day';
import { failureMail } from '@/domain/payments/mail-failure';
import { receiptMail } from '@/domain/payments/mail-receipts';
import { partProblem, payOffer } from '@/domain/payments/pay-offer';
import { sayBills } from '@/domain/payments/payment-words';
import { type DayStyle, formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';

const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' });

describe('what may be paid', () => {
  it('is all, or a part from fifty that leaves something to pay', () => {
    expect(payOffer(usd(0n))).toBeNull();
    expect(payOffer(usd(4_000n))).toMatchObject({ partFromMinor: null });
    expect(payOffer(usd(5_100n))).toMatchObject({ partFromMinor: 5_000n });
    expect(payOffer({ amountMinor: 9_000n, currency: 'JPY' })).toMatchObject({
      partFromMinor: 5_000n,
    });
    expect(payOffer({ amountMinor: 90_000n, currency: 'KWD' })).toMatchObject({
      partFromMinor: 50_000n,
    });
  });

  it('can be paid by card and bank in dollars, by card elsewhere, and not at all below the least', () => {
    expect(payOffer(usd(100_000n))?.methods).toEqual(['card', 'bank_debit']);
    expect(payOffer({ amountMinor: 38_000n, currency: 'EUR' })?.methods).toEqual(['card']);
    expect(payOffer(usd(10n))?.methods).toEqual([]);
  });

  it('says what is wrong with a part', () => {
    expect(partProblem(10_000n, usd(10_000n))).toBeNull();
    expect(partProblem(7_000n, usd(10_000n))).toBeNull();
    expect(partProblem(10_001n, usd(10_000n))).toBe('payments.errors.more_than_left');
    expect(partProblem(3_000n, usd(4_000n))).toBe('payments.errors.only_all');
  });
});

it('a debit is certain after four working days', () => {
  expect(expectedDay('2026-11-19')).toBe('2026-11-25');
  expect(expectedDay('2026-11-23')).toBe('2026-11-27');
  expect(expectedDay('2026-11-21')).toBe('2026-11-26');
});

it('a reason is said in words, but not where it would warn a thief', () => {
  expect(declineReason('insufficient_funds')).toBe('funds');
  expect(declineReason('expired_card')).toBe('expired');
  expect(declineReason('lost_card')).toBe('declined');
  expect(declineReason('something_new')).toBe('declined');
  expect(declineReason(null)).toBe('declined');
});

const invoice: LockedInvoice = {
  id: '01930000-0000-7000-8000-0000000000aa',
  clientId: '01930000-0000-7000-8000-0000000000bb',
  state: 'open',
  number: '1055',
  title: 'Trademark filing fee',
  currency: 'USD',
  note: null,
  totalMinor: 35_000n,
  paidMinor: 0n,
  creditedMinor: 0n,
  dueOn: '2026-11-30',
};
const person = {
  name: 'Ruth Adeyemi',
  title: 'Account manager',
  phone: null,
  hours: 'Mon–Fri 8:30–5:30',
};
const words = {
  t: translator(),
  firmName: 'Alder & Finch',
  say: (amountMinor: bigint, currency: string) => formatMoney({ amountMinor, currency }, 'en-US'),
  sayDay: (day: string, style: DayStyle) =>
    formatDay(day, { style, today: '2026-11-20', locale: 'en-US' }),
  sayBills: (invoices: readonly { number: string | null }[]) =>
    sayBills(translator(), invoices, 'en-US'),
};
const arrived = {
  id: 'p1',
  clientId: invoice.clientId,
  currency: 'USD',
  amountMinor: 35_000n,
  method: 'bank_transfer',
  instrument: 'First Sound Bank ···4471',
  receivedOn: '2026-11-09',
  contactId: null,
};

function settings() {
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1/none';
  process.env.NEXTAUTH_SECRET ??= 'x'.repeat(32);
  process.env.KEYRING ??= `k1:${Buffer.alloc(32).toString('base64')}`;
}

describe('mails about payments', () => {
  it('a receipt says that the money arrived, and what is left', () => {
    settings();
    const counted = (countedMinor: bigint) => ({
      parts: [{ invoice, countedMinor, leftMinor: 35_000n - countedMinor }],
      surplusMinor: 0n,
      receiptNumber: 'R-2031',
    });
    const whole = receiptMail(arrived, counted(35_000n), { name: 'Dana Whitlock', person }, words);
    expect(whole.subject).toBe('Receipt: $350.00 arrived, invoice 1055 is paid');
    expect(whole.sentence).toBe(
      'Thank you, Dana. Your $350.00 arrived, and invoice 1055 is paid in full.',
    );
    expect(whole.box?.map(({ value }) => value.replaceAll('\u00a0', ' '))).toEqual([
      'R-2031',
      'Mon 9 Nov',
      'Bank transfer, First Sound Bank ···4471',
      'Trademark filing fee',
      '$350.00',
    ]);
    const part = receiptMail(
      { ...arrived, amountMinor: 10_000n },
      counted(10_000n),
      { name: 'Dana Whitlock', person },
      words,
    );
    expect(part.sentence.replaceAll('\u00a0', ' ')).toBe(
      'Thank you, Dana. Your $100.00 arrived. $250.00 is left to pay on invoice 1055, by Monday 30 November.',
    );
  });

  it('a failure says that nothing was taken, why, and what to do', () => {
    settings();
    const told = {
      ...usd(35_000n),
      failureCode: 'account_closed',
      hard: true,
      instrument: 'Bank ···6789',
    };
    const mail = failureMail(
      [{ invoice, amountMinor: 35_000n }],
      told,
      { leftMinor: 35_000n, person },
      words,
    );
    expect(mail.sentence).toBe(
      'Your bank did not let the $350.00 for invoice 1055 through. Nothing was taken.',
    );
    expect(mail.lede).toBe(
      'It says that Bank ···6789 is closed or does not exist. Trying the same one again won’t help.',
    );
    expect(mail.button).toMatchObject({ label: 'Look and pay $350.00', kind: 'lamp' });
  });
});
