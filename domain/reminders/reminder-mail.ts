import type { Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import { formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';
import type { MailMessage, MailPerson } from '../mail/mail-message';

type Bill = {
  number: string;
  title: string;
  currency: string;
  totalMinor: bigint;
  leftMinor: bigint;
  dueOn: Day;
};

type Sending = {
  /** 1 is the first that the bill has; 2 the last. */
  level: number;
  name: string;
  clientName: string;
  person: MailPerson;
  locale: string;
  today: Day;
  /** The link that shows this invoice to its reader. */
  url: string;
};

/** A reminder in words: before the day, on it, or after it, whichever of the firm's days brought it about. */
export function reminderMail(
  bill: Bill,
  { level, name, clientName, person, locale, today, url }: Sending,
): MailMessage {
  const t = translator();
  const say = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency: bill.currency }, locale);
  const day = (style: 'row' | 'sentence') => formatDay(bill.dueOn, { style, today, locale });
  const values = {
    name: firstName(name),
    amount: say(bill.leftMinor),
    total: say(bill.totalMinor),
    part: bill.leftMinor === bill.totalMinor ? 'no' : 'yes',
    number: bill.number,
    title: bill.title,
    when: today < bill.dueOn ? 'before' : today === bill.dueOn ? 'today' : 'after',
    level,
    // The desk has no first name.
    ask: person.title ? 'person' : 'desk',
    helper: firstName(person.name),
    client: clientName,
  };
  return {
    subject: t('reminders.mail.subject', { ...values, day: day('row') }),
    sentence: t('reminders.mail.sentence', { ...values, day: day('sentence') }),
    lede: t('reminders.mail.lede', values),
    button: {
      label: t('reminders.mail.button', values),
      url,
      kind: 'lamp',
    },
    after: [t('reminders.mail.after', values)],
    person,
    why: t('reminders.mail.why', values),
  };
}
