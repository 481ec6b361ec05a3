import type { SignalLine } from '@/components/causes/signal-line';
import { pageOf } from '@/domain/activity/describe-event';
import type { CauseReader } from '@/domain/causes/cause-words';
import type { ListedSignal } from '@/domain/causes/listed-signal';
import { messageKey, sentenceValues, type SentenceFormatters } from '@/domain/friction/sentence';
import { dayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Translate } from '@/lib/translator';

/** Signals as one line each, with everything written out. */
export function signalLines(
  signals: readonly ListedSignal[],
  t: Translate,
  { locale, zone, today }: CauseReader,
): SignalLine[] {
  const formatters: SentenceFormatters = {
    day: (day) => formatDay(day, { style: 'row', today, locale }),
    instant: (at) => formatInstant(new Date(at), { style: 'row', zone, today, locale }),
    money: (amountMinor, currency) =>
      formatMoney({ amountMinor: BigInt(amountMinor), currency }, locale),
  };
  return signals.map((signal) => {
    const names = { client: signal.client.name, subject: () => subjectName(signal, t) };
    return {
      id: signal.id,
      severity: signal.severity,
      rule: t(`friction.rules.${signal.rule}.name`),
      about: messageKey(signal, 'about'),
      values: sentenceValues(signal, names, formatters),
      client: { ...signal.client, href: `/staff/clients/${signal.client.id}` },
      at: signal.raisedAt.toISOString(),
      when: formatDay(dayIn(zone, signal.raisedAt), { style: 'row', today, locale }),
    };
  });
}

function subjectName({ subject }: ListedSignal, t: Translate): string {
  if (!subject) return '';
  const text = subject.label?.text ?? subject.id;
  if (subject.kind === 'page') return t('today.page', { page: pageOf(subject.id), name: text });
  return subject.kind === 'invoice' ? t('today.invoice', { number: text }) : text;
}
