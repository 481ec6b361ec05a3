import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { AccessList } from '@/components/history/access-list';
import { FilterMenu } from '@/components/ui/filter-menu';
import { describeEvent } from '@/domain/activity/describe-event';
import { ACCESS_KINDS, kindOf } from '@/domain/history/access-kinds';
import type { AccessEntry, AccessFilter, AccessHistory } from '@/domain/history/list-access';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';

/** The filter that an address asks for; what it says wrong is left out. */
export const AccessAddress = z.object({
  kind: z.enum(ACCESS_KINDS).optional().catch(undefined),
  person: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
});

/** Where a paper is read, on this side. */
const PLACES: Record<string, string> = { invoice: 'invoices', document: 'documents' };

/** The access history under its filters, as the client and the firm read it: the one list of both. */
export async function AccessHistoryList({
  history,
  filter: { before: _before, ...filter },
  place,
  papersAt,
  shell: { zone, locale, firm },
}: {
  history: AccessHistory;
  filter: AccessFilter;
  /** The address of this list. */
  place: string;
  /** What the addresses of papers begin with: '' or '/staff'. */
  papersAt: string;
  shell: { zone: string; locale: string; firm: { name: string } };
}) {
  const t = await getTranslations('accessHistory');
  const today = todayIn(zone);
  const { entries, next } = history;
  const address = (asked: AccessFilter) => {
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
    return query.size > 0 ? `${place}?${query}` : place;
  };
  const people = new Map(
    entries.flatMap(({ person, who }) => (person && who ? [[person, who] as const] : [])),
  );
  const chosen = filter.person && people.get(filter.person)?.name;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <FilterMenu
          label={filter.person ? chosen || t('one_person') : t('anyone')}
          options={[...people].map(([person, { name, nameLang }]) => ({
            href: address({ ...filter, person }),
            label: name,
            lang: nameLang,
            current: person === filter.person,
          }))}
          {...(filter.person && {
            clearHref: address({ kind: filter.kind }),
            clearLabel: t('clear'),
          })}
        />
        <FilterMenu
          label={filter.kind ? t(`kinds.${filter.kind}`) : t('anything')}
          options={ACCESS_KINDS.map((kind) => ({
            href: address({ ...filter, kind }),
            label: t(`kinds.${kind}`),
            current: kind === filter.kind,
          }))}
          {...(filter.kind && {
            clearHref: address({ person: filter.person }),
            clearLabel: t('clear'),
          })}
        />
      </div>
      <AccessList
        firmName={firm.name}
        isFiltered={Boolean(filter.kind || filter.person)}
        nextHref={next && address({ ...filter, before: next })}
        items={entries.map((entry) => ({
          ...entry,
          kind: kindOf(entry.type),
          at: entry.at.toISOString(),
          when: formatInstant(entry.at, { zone, today, locale, style: 'row' }),
          words: { ...describeEvent(entry, { locale, today }), ...unnamed(entry, t('a_paper')) },
          href: hrefOf(entry, papersAt),
          lang: entry.subject?.label?.lang ?? null,
        }))}
      />
    </div>
  );
}

/** What the reader may not see is called no more than what it is. */
function unnamed({ subject }: AccessEntry, text: string): { subject?: string } {
  return subject && !subject.label && PLACES[subject.kind] ? { subject: text } : {};
}

function hrefOf({ subject }: AccessEntry, papersAt: string): string | null {
  const place = subject?.label?.text && PLACES[subject.kind];
  return place ? `${papersAt}/${place}/${subject.id}` : null;
}
