import type { SignalLine } from '@/components/causes/signal-line';
import type { CauseReader } from '@/domain/causes/cause-words';
import type { ListedSignal } from '@/domain/causes/listed-signal';
import { tellSignal } from '@/domain/friction/signal-words';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

/** Signals as one line each, with everything written out. */
export function signalLines(
  signals: readonly ListedSignal[],
  t: Translate,
  { locale, zone, today }: CauseReader,
): SignalLine[] {
  return signals.map((signal) => {
    const { about, values } = tellSignal(signal, signal.client, { t, locale, zone, today });
    return {
      id: signal.id,
      severity: signal.severity,
      rule: t(`friction.rules.${signal.rule}.name`),
      about,
      values,
      client: { ...signal.client, href: `/staff/clients/${signal.client.id}` },
      at: signal.raisedAt.toISOString(),
      when: formatDay(dayIn(zone, signal.raisedAt), { style: 'row', today, locale }),
    };
  });
}
