import type { GroupItem } from '@/components/causes/group-item';
import type { SignalLine } from '@/components/causes/signal-line';
import { boundsOf, type CauseReader, perHundred } from '@/domain/causes/cause-words';
import type { Group } from '@/domain/causes/groups';
import type { Grouping } from '@/domain/causes/list-groups';
import { measureText } from '@/domain/causes/measure';
import { narrowedName } from '@/domain/causes/measure-words';
import { UNCAUSED_DAYS } from '@/domain/causes/uncaused';
import type { Translate } from '@/lib/translator';

/** What stands out is shown, and a few of what could be chance. */
const MOST_CHANCE = 4;

/** Groups of signals with everything written out, those that could be chance last and not all of them. */
export function groupItems(
  { groups }: Grouping,
  lines: readonly SignalLine[],
  t: Translate,
  reader: CauseReader,
): GroupItem[] {
  const items = groups.map((group) => groupItem(group, lines, t, reader));
  return [
    ...items.filter(({ isChance }) => !isChance),
    ...items.filter(({ isChance }) => isChance).slice(0, MOST_CHANCE),
  ];
}

function groupItem(
  group: Group,
  lines: readonly SignalLine[],
  t: Translate,
  reader: CauseReader,
): GroupItem {
  const { by, value, inside, outside, more, signals, among, tries, measure } = group;
  const { locale } = reader;
  const isChance = more.low <= 0;
  const rule = measure.rules[0];
  const what =
    by === 'rule'
      ? rule
        ? t(`friction.rules.${rule}.name`)
        : value
      : narrowedName({ by, to: value }, t, reader);
  const bounds = boundsOf(more, locale);
  return {
    id: `${by}-${tries}-${value}`,
    by,
    what,
    isChance,
    values: {
      ...{ what, count: signals.length, among, days: UNCAUSED_DAYS },
      tries: t(`causes.tries.${tries}`),
      inside: perHundred(inside, locale),
      outside: perHundred(outside, locale),
    },
    lift: isChance
      ? t('causes.group.chance', bounds)
      : outside.hits === 0
        ? t('causes.group.lift_new', bounds)
        : t('causes.group.lift', { times: timesOf(group, locale), ...bounds }),
    signals: lines.filter(({ id }) => signals.includes(id)),
    ...measureText(measure),
  };
}

/** How many times as often, with one decimal below ten. */
function timesOf({ inside, outside }: Group, locale: string): string {
  const times = inside.hits / inside.of / (outside.hits / outside.of);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: times < 10 ? 1 : 0 }).format(times);
}
