import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FilterMenu, type FilterOption } from '@/components/ui/filter-menu';
import { Icon } from '@/components/ui/icon';
import { Pager } from '@/components/ui/pager';
import type { VisitItem } from './visit-item';
import { VisitRow } from './visit-row';

/** Whose visits are shown: everybody's, or one person's, with the way back to everybody's. */
export type PersonFilter = {
  options: readonly FilterOption[];
  /** Whom it is narrowed to. */
  chosen: { name: string; clearHref: string } | null;
};

/** What a client did, visit by visit, newest first, each in a sentence. */
export function ClientVisits({
  visits,
  people,
  earlier,
  newestHref,
  logHref,
  exportHref,
}: {
  visits: readonly VisitItem[];
  people: PersonFilter;
  /** The way to what was before, with how many visits that are; null at the end. */
  earlier: { href: string; count: number; isMore: boolean } | null;
  /** Back to the newest; null where they are shown. */
  newestHref: string | null;
  logHref: string;
  exportHref: string;
}) {
  const t = useTranslations('activity.visits');
  const { chosen, options } = people;
  return (
    <Card id="visits" className="scroll-mt-6">
      <CardHeader
        title={t('title')}
        aside={
          <div className="flex flex-wrap items-center gap-2">
            {options.length > 1 && (
              <FilterMenu
                label={chosen?.name ?? t('everyone')}
                align="right"
                options={options}
                {...(chosen && { clearHref: chosen.clearHref, clearLabel: t('anyone') })}
              />
            )}
            {/* A file, which is no page to go to. */}
            <LinkButton href={exportHref} download icon={<Icon name="download" size="button" />}>
              {t('export')}
            </LinkButton>
          </div>
        }
      />
      {visits.length === 0 ? (
        <EmptyLine>{chosen ? t('empty_person', { name: chosen.name }) : t('empty')}</EmptyLine>
      ) : (
        <ol className="divide-y divide-line">
          {visits.map((visit) => (
            <VisitRow key={visit.id} visit={visit} logHref={logHref} />
          ))}
        </ol>
      )}
      <Pager
        shown={
          <span className="flex flex-wrap gap-x-4">
            <a href={logHref} className="link">
              {t('whole')}
            </a>
            {newestHref && (
              <a href={newestHref} className="link">
                {t('newest')}
              </a>
            )}
          </span>
        }
        href={earlier?.href ?? null}
        label={
          earlier ? t(earlier.isMore ? 'earlier_many' : 'earlier', { count: earlier.count }) : ''
        }
      />
    </Card>
  );
}
