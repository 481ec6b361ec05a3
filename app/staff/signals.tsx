import { useTranslations } from 'next-intl';
import { SignalsCard } from '@/components/friction/signals-card';
import { DISMISS_REASONS } from '@/domain/friction/dismiss-signal';
import type { SignalView } from '@/domain/friction/signal-view';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import { type Day, now } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import {
  dismissSignalAction,
  reopenSignalAction,
  snoozeSignalAction,
  takeSignalAction,
} from './signal-actions';
import { signalItems } from './signal-items';

const ACTIONS = {
  take: takeSignalAction.bind(null, null),
  snooze: snoozeSignalAction.bind(null, null),
  dismiss: dismissSignalAction.bind(null, null),
  reopen: reopenSignalAction.bind(null, null),
};

/** The signals of a page with what can be done with them; low ones are the digest. */
export function Signals({
  signals,
  reader,
  empty,
}: {
  signals: readonly SignalView[];
  reader: { locale: string; zone: string; today: Day };
  empty: string;
}) {
  const t = useTranslations();
  const items = signalItems(signals, { ...reader, t });
  return (
    <SignalsCard
      signals={items.filter(({ severity }) => severity !== 'low')}
      digest={items.filter(({ severity }) => severity === 'low')}
      reasons={DISMISS_REASONS}
      times={snoozeTimes(now(), reader.zone).map(({ name, until }) => ({
        label: t(`today.times.${name}`, {
          time: formatInstant(until, { style: 'row', ...reader }),
        }),
        until: until.toISOString(),
      }))}
      actions={ACTIONS}
      empty={empty}
    />
  );
}
