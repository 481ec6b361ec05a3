import { type Day, todayIn } from '@/lib/clock';
import { type DayStyle, formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { formatList } from '@/lib/lists';
import { formatMoney } from '@/lib/money';
import { type Translate, translator } from '@/lib/translator';

/** What mails about payments are written with. */
export type MailWords = {
  t: Translate;
  firmName: string;
  say: (amountMinor: bigint, currency: string) => string;
  sayDay: (day: Day, style: DayStyle) => string;
  /** 'invoice 1058', 'invoices 1058 and 1060'. */
  sayBills: (invoices: readonly { number: string | null }[]) => string;
};

/** The firm's words: its locale and its day. */
export async function readWords(db: Db): Promise<MailWords> {
  const { name, locale, zone } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, locale: true, zone: true },
  });
  const today = todayIn(zone);
  const t = translator();
  return {
    t,
    firmName: name,
    say: (amountMinor, currency) => formatMoney({ amountMinor, currency }, locale),
    sayDay: (day, style) => formatDay(day, { style, today, locale }),
    sayBills: (invoices) => sayBills(t, invoices, locale),
  };
}

/** 'invoice 1058', 'invoices 1058 and 1060'; 'your account' where there is none. */
export function sayBills(
  t: Translate,
  invoices: readonly { number: string | null }[],
  locale: string,
): string {
  const numbers = formatList(
    invoices.map(({ number }) => number ?? ''),
    locale,
  );
  return t('payments.bills', { count: invoices.length, numbers });
}

/** 'Visa ···0092', or the way of paying in words. */
export function sayMethod(t: Translate, method: string, instrument: string | null): string {
  const way = t('payments.method', { method });
  return instrument ? t('payments.method_with', { way, instrument }) : way;
}

export function invoicesUrl(): string {
  return `${env().NEXTAUTH_URL}/invoices`;
}

export function invoiceUrl(invoiceId: string, side: '' | '/staff' = ''): string {
  return `${env().NEXTAUTH_URL}${side}/invoices/${publicId('in', invoiceId)}`;
}
