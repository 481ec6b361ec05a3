import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WhatHappened } from '@/components/activity/what-happened';
import { Name } from '@/components/ui/name';
import { Time } from '@/components/ui/values';
import type { CaseItem, EvidenceGroup } from './case-item';

/** Folded: how many events, of what, whose, what is at stake; opened: the events themselves in their visits, and why now. */
export function CaseEvidence({
  item,
  causes,
}: {
  item: CaseItem;
  /** The menu of what may be behind it. */
  causes: ReactNode;
}) {
  const t = useTranslations('today');
  return (
    <details className="group min-w-0 text-small text-ink-2">
      <summary
        data-act="evidence"
        className="cursor-pointer list-none [&::-webkit-details-marker]:hidden"
      >
        <span className="link group-open:no-underline">{t('events', { count: item.events })}</span>
        {' · '}
        {t(`stage.${item.stage}`)}
        {item.who && (
          <>
            {' · '}
            <Name name={item.who.name} lang={item.who.nameLang} />
          </>
        )}
        {item.stake.map((stake) => (
          <span key={stake}>
            {' · '}
            <span className="text-ink">{stake}</span>
          </span>
        ))}
        {item.takenBy && (
          <>
            {' · '}
            <span className="text-ink">
              {item.takenBy.isReader
                ? t('taken_by_you')
                : t('taken_by', { name: item.takenBy.name })}
            </span>
          </>
        )}
      </summary>
      <div className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3">
        {item.evidence.map((group) => (
          <Group key={group.id} group={group} />
        ))}
        {item.whyNow.map((why) => (
          <p key={why}>{t('why_now', { why })}</p>
        ))}
        <div className="flex items-center gap-1">
          <p className="min-w-0">
            {item.cause
              ? t.rich('cause', {
                  sentence: item.cause.sentence,
                  link: (words) => (
                    <a href={`/staff/friction/causes/${item.cause?.id}`} className="link">
                      {words}
                    </a>
                  ),
                })
              : t('cause_none')}
          </p>
          {causes}
        </div>
      </div>
    </details>
  );
}

function Group({ group }: { group: EvidenceGroup }) {
  const t = useTranslations('today');
  return (
    <div>
      <p className="text-ink-2">
        {[group.day, group.length].filter(Boolean).join(' · ')}
        {group.who && (
          <>
            {' · '}
            <Name name={group.who.name} lang={group.who.nameLang} />
          </>
        )}
      </p>
      <ol>
        {group.events.map((event) => (
          <li key={event.id} className="flex gap-3 py-0.5">
            <span className="w-16 shrink-0">
              <Time at={event.at} text={event.time} />
            </span>
            <span className="min-w-0 flex-1 wrap-anywhere text-ink">
              <WhatHappened
                type={event.type}
                words={event.words}
                href={event.href}
                lang={event.lang}
              />
            </span>
            <a href={event.logHref} className="shrink-0 link">
              {t('event')}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
