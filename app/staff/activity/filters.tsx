import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/ui/filter-menu';
import { BYS } from '@/domain/activity/events';
import { ACTIVITY_KINDS, type ActivityFilter } from '@/domain/activity/list-activity';
import type { LogEntry } from '@/domain/activity/log-entry';
import { addDays, type Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { logAddress } from './read-filter';

/** Days back that the menu offers; any other day is an address away. */
const DAYS_OFFERED = 14;

/** The log's filters. Each choice is an address, and begins at the newest again. */
export function ActivityFilters({
  filter: { before: _before, ...filter },
  entries,
  today,
  locale,
}: {
  filter: ActivityFilter;
  entries: readonly LogEntry[];
  today: Day;
  locale: string;
}) {
  const t = useTranslations('activity');
  const { client, kind, by, day } = filter;
  const without = (name: keyof typeof filter) =>
    logAddress(Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name)));
  const sayDay = (of: Day) => formatDay(of, { style: 'row', today, locale });
  const clients = new Map(
    entries.flatMap((entry) => (entry.client ? [[entry.client.id, entry.client]] : [])),
  );
  const clear = (name: keyof typeof filter) =>
    filter[name] ? { clearHref: without(name), clearLabel: t('clear') } : {};
  return (
    <div className="flex flex-wrap gap-2">
      <FilterMenu
        label={day ? sayDay(day) : t('any_day')}
        options={Array.from({ length: DAYS_OFFERED }, (_, back) => addDays(today, -back)).map(
          (of) => ({
            href: logAddress({ ...filter, day: of }),
            label: sayDay(of),
            current: of === day,
          }),
        )}
        {...clear('day')}
      />
      <FilterMenu
        label={(client && clients.get(client)?.name) || t('any_client')}
        options={[...clients.values()]
          .sort((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name, nameLang }) => ({
            href: logAddress({ ...filter, client: id }),
            label: name,
            lang: nameLang,
            current: id === client,
          }))}
        {...clear('client')}
      />
      <FilterMenu
        label={kind ? t(`kinds.${kind}`) : t('any_kind')}
        options={ACTIVITY_KINDS.map((of) => ({
          href: logAddress({ ...filter, kind: of }),
          label: t(`kinds.${of}`),
          current: of === kind,
        }))}
        {...clear('kind')}
      />
      <FilterMenu
        label={by ? t('only_by', { by: t(`by.${by}`) }) : t('by_anyone')}
        options={BYS.map((of) => ({
          href: logAddress({ ...filter, by: of }),
          label: t(`by.${of}`),
          current: of === by,
        }))}
        {...clear('by')}
      />
    </div>
  );
}
