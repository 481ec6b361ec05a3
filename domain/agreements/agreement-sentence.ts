import type { Day } from '@/lib/clock';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import type { SignedUp } from '../clients/signed-up';
import { agreedTotal } from './agreement-input';

type Reader = { t: Translate; locale: string; today: Day };

/**
 * What did I sign up for, and what does it cost? The first sentence of an agreement, for the client:
 * "You have signed up for Bookkeeping Standard: $796.93 a month, until 28 Feb 2027."
 */
export function agreementSentence(
  agreement: Pick<SignedUp, 'title' | 'currency' | 'period' | 'startsOn' | 'endsOn' | 'items'>,
  { t, locale, today }: Reader,
): string {
  const { title, currency, period, startsOn, endsOn, items } = agreement;
  const day = (on: Day | null) =>
    on ? formatDay(on, { style: 'short', today: NO_YEAR, locale }) : '';
  const isOver = endsOn !== null && endsOn < today;
  return t('agreements.client.sentence', {
    title,
    period,
    amount: formatMoney({ amountMinor: agreedTotal(items), currency }, locale),
    state: isOver ? 'over' : startsOn > today ? 'ahead' : 'now',
    ends: endsOn ? 'yes' : 'no',
    start: day(startsOn),
    end: day(endsOn),
  });
}
