import type { Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';
import type { MailMessage, MailPerson } from '../mail/mail-message';

type Bill = {
  id: string;
  number: string;
  title: string;
  currency: string;
  totalMinor: bigint;
  dueOn: Day;
};

type Sending = {
  firm: { name: string; locale: string };
  person: MailPerson;
  today: Day;
  /** The link that shows this invoice to its reader. */
  url: string;
};

/** The mail that a new invoice goes out with: what it is for, how much, by when, and the way to pay it. */
export function sentMail(bill: Bill, { firm, person, today, url }: Sending): MailMessage {
  const t = translator();
  const { number, title } = bill;
  const amount = formatMoney(
    { amountMinor: bill.totalMinor, currency: bill.currency },
    firm.locale,
  );
  const day = (style: 'row' | 'sentence') =>
    formatDay(bill.dueOn, { style, today, locale: firm.locale });
  return {
    subject: t('invoices.mail.subject', { number, amount, day: day('row') }),
    sentence: t('invoices.mail.sentence', { number, amount, day: day('sentence') }),
    box: [
      { label: t('invoices.mail.title'), value: title },
      { label: t('invoices.mail.due'), value: day('row') },
      { label: t('invoices.mail.amount'), value: amount, total: true },
    ],
    button: {
      label: t('invoices.mail.button', { amount }),
      url,
      kind: 'lamp',
    },
    person,
    why: t('invoices.mail.why', { firm: firm.name }),
  };
}
