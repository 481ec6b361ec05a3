import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Time } from '@/components/ui/values';
import type { EventWords } from '@/domain/activity/describe-event';
import type { VisitGroup } from '@/domain/activity/group-visits';
import type { LogEntry } from '@/domain/activity/log-entry';
import { WhatHappened } from './what-happened';

/** A visit, or a day of somebody else's acts, with everything written out. */
export type VisitItem = Pick<VisitGroup, 'id' | 'kind' | 'who' | 'outcome'> & {
  day: string;
  /** '11 min'; null where it is no visit, or one that lasted a moment. */
  length: string | null;
  entries: readonly (Pick<LogEntry, 'id' | 'type'> & {
    at: string;
    time: string;
    words: EventWords;
    href: string | null;
    lang: string | null;
    /** How often, one after the other. */
    times: number;
  })[];
};

/** What a client did, visit by visit, newest first. */
export function ClientVisits({
  visits,
  earlierHref,
  logHref,
}: {
  visits: readonly VisitItem[];
  earlierHref: string | null;
  logHref: string;
}) {
  const t = useTranslations('activity.visits');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          <a href={logHref} className="link">
            {t('whole')}
          </a>
        }
      />
      {visits.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <ol className="divide-y divide-line">
          {visits.map((visit) => (
            <Visit key={visit.id} visit={visit} />
          ))}
        </ol>
      )}
      <Pager href={earlierHref} label={t('earlier')} />
    </Card>
  );
}

function Visit({ visit }: { visit: VisitItem }) {
  const t = useTranslations('activity.visits');
  return (
    <li className="grid gap-x-6 gap-y-1 px-card py-3 sm:grid-cols-[7rem_1fr]">
      <div>
        <div className="font-name">{visit.day}</div>
        {visit.length && <div className="text-small text-ink-2">{visit.length}</div>}
      </div>
      <div className="min-w-0">
        <div className="mb-1 flex min-h-6 items-center justify-between gap-3">
          <span className="font-strong">
            <Whose visit={visit} />
          </span>
          <Mark visit={visit} />
        </div>
        <ol>
          {visit.entries.map((entry) => (
            <li key={entry.id} className="flex gap-4">
              <span className="w-18 shrink-0 text-ink-2">
                <Time at={entry.at} text={entry.time} />
              </span>
              <span className="min-w-0">
                <WhatHappened
                  type={entry.type}
                  words={entry.words}
                  href={entry.href}
                  lang={entry.lang}
                />
                {entry.times > 1 && (
                  <span className="text-ink-2">{t('times', { count: entry.times })}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
        {!visit.who && <span className="sr-only">{t('not_a_visit')}</span>}
      </div>
    </li>
  );
}

function Whose({ visit: { kind, who } }: { visit: VisitItem }) {
  const t = useTranslations('activity.visits');
  if (who) return <Name name={who.name} lang={who.nameLang} />;
  if (kind === 'system') return t('system');
  if (kind === 'firm') return t('firm');
  return kind === 'scanner' || kind === 'bot' ? t('not_a_visit') : t('unknown');
}

function Mark({ visit: { kind, outcome } }: { visit: VisitItem }) {
  const t = useTranslations('activity.visits');
  if (kind === 'scanner') {
    return (
      <Chip tone="line" icon="mail-search">
        {t('scanner')}
      </Chip>
    );
  }
  if (kind === 'bot') {
    return (
      <Chip tone="line" icon="bot">
        {t('bot')}
      </Chip>
    );
  }
  if (outcome === 'stuck') {
    return (
      <Chip tone="brick" icon="circle-alert">
        {t('stuck')}
      </Chip>
    );
  }
  if (outcome === 'found_nothing') {
    return (
      <Chip tone="slate" icon="search">
        {t('found_nothing')}
      </Chip>
    );
  }
  return outcome === 'done' ? (
    <Chip tone="green" icon="check">
      {t('done')}
    </Chip>
  ) : null;
}
