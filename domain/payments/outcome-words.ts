import { formatDay, formatTime } from '@/lib/dates';
import { dayIn } from '@/lib/clock';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';
import { declineReason } from './decline-reason';
import type { PaymentOutcome } from './get-payment-outcome';

export type OutcomeWords = { sentence: string; lede: string };

/** Did it arrive? The first sentence after paying, and what makes it safe to believe. */
export function outcomeWords(
  outcome: PaymentOutcome,
  { t, locale, firstName }: { t: Translate; locale: string; firstName: string | null },
): OutcomeWords {
  const { kind, today } = outcome;
  const amount = formatMoney(outcome, locale);
  const sentence = t('payments.outcome.sentence', {
    kind,
    amount,
    named: firstName ? 'yes' : 'no',
    name: firstName ?? '',
  });
  switch (kind) {
    case 'paid':
      return { sentence, lede: paidLede(outcome, t, locale) };
    case 'clearing':
      return {
        sentence,
        lede: t('payments.outcome.clearing', {
          known: outcome.expectedOn ? 'yes' : 'no',
          day: outcome.expectedOn
            ? formatDay(outcome.expectedOn, { style: 'row', today, locale })
            : '',
        }),
      };
    case 'failed':
      return { sentence, lede: failedLede(outcome, t) };
    case 'waiting':
      return { sentence, lede: t('payments.outcome.waiting') };
    case 'unpaid':
      return { sentence, lede: t('payments.outcome.unpaid') };
  }
}

function paidLede(outcome: PaymentOutcome, t: Translate, locale: string): string {
  const { at, zone, today, instrument, method } = outcome;
  return t('payments.outcome.paid', {
    by: instrument ? 'instrument' : (method ?? 'other'),
    instrument: instrument ?? '',
    day: at ? formatDay(dayIn(zone, at), { style: 'relative', today, locale }) : '',
    time: at ? formatTime(at, zone, locale) : '',
  });
}

/** Why the bank said no, as far as it may be said, and whether the same again could help. */
function failedLede(
  { failureCode, hard, instrument, method }: PaymentOutcome,
  t: Translate,
): string {
  const reason = t('payments.decline', {
    reason: declineReason(failureCode),
    kind: method === 'bank_debit' ? 'account' : 'card',
    known: instrument ? 'yes' : 'no',
    instrument: instrument ?? '',
  });
  return hard ? `${reason} ${t('payments.hard')}` : reason;
}
