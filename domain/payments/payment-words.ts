import { type Day, todayIn } from '@/lib/clock';
import { type DayStyle, formatDay } from '@/lib/dates';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { formatMoney } from '@/lib/money';
import { type Translate, translator } from '@/lib/translator';

/** What mails about payments are written with. */
export type MailWords = {
  t: Translate;
  firmName: string;
  say: (amountMinor: bigint, currency: string) => string;
  sayDay: (day: Day, style: DayStyle) => string;
};

/** The firm's words: its locale and its day. */
export async function readWords(db: Db): Promise<MailWords> {
  const { name, locale, zone } = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, locale: true, zone: true },
  });
  const today = todayIn(zone);
  return {
    t: translator(),
    firmName: name,
    say: (amountMinor, currency) => formatMoney({ amountMinor, currency }, locale),
    sayDay: (day, style) => formatDay(day, { style, today, locale }),
  };
}

/** 'Visa ···0092', or the way of paying in words. */
export function sayMethod(t: Translate, method: string, instrument: string | null): string {
  const way = t('payments.method', { method });
  return instrument ? t('payments.method_with', { way, instrument }) : way;
}

export function invoiceUrl(invoiceId: string, side: '' | '/staff' = ''): string {
  return `${env().NEXTAUTH_URL}${side}/invoices/${publicId('in', invoiceId)}`;
}
