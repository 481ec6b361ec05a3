import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { LinkButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { SeverityMark } from '@/components/ui/state-chip';
import { CaseEvidence } from './case-evidence';
import type { CaseItem } from './case-item';

const MARKS = { high: 'now', medium: 'today', low: 'digest' } as const;

/** Sends a bill's link again. */
export type RemindAction = ComponentProps<typeof ConfirmButton>['action'];

/** At the desk what to do stands beside the sentence; on a phone above and under it. */
const PLACES =
  'relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-card py-3.5 sm:grid-cols-[4.5rem_minmax(0,1fr)_auto] sm:items-start sm:gap-y-1.5 sm:[grid-template-areas:"mark_say_acts"_"mark_more_next"]';
const ON_PHONE = 'max-sm:[grid-template-areas:"mark_acts"_"say_say"_"more_more"_"next_next"]';
const BRIEF_ON_PHONE = 'max-sm:[grid-template-areas:"mark_mark"_"say_say"]';

/**
 * One case: the sentence, what it rests on, what is at stake, and what to do next. Brief, on a phone, it is the sentence alone,
 * and the row leads to its client.
 */
export function CaseRow({
  item,
  acts,
  causes,
  remind,
  brief = false,
}: {
  item: CaseItem;
  acts: ReactNode;
  /** The menu of what may be behind it. */
  causes: ReactNode;
  remind: RemindAction;
  brief?: boolean;
}) {
  const t = useTranslations();
  const { client } = item;
  const atDesk = brief ? 'max-sm:hidden' : '';
  return (
    <div className={clsx(PLACES, brief ? BRIEF_ON_PHONE : ON_PHONE)}>
      <div className="pt-px [grid-area:mark]">
        <SeverityMark severity={MARKS[item.severity]} />
      </div>
      <div className="min-w-0 [grid-area:say]">
        <p className="text-[0.9375rem] leading-[1.375rem]">
          {t.rich(item.about, {
            ...item.values,
            who: () => (
              <a href={client.href} className="font-strong hover:underline">
                <Name name={client.name} lang={client.nameLang} />
              </a>
            ),
          })}
        </p>
        {(item.back ?? item.away) && (
          <p className="mt-1 text-small text-ink-2">{item.back ?? item.away}</p>
        )}
        {item.also.length > 0 && (
          <p className="mt-1 text-small text-ink-2">
            {t('cases.also', { sentences: item.also.join(' ') })}
          </p>
        )}
      </div>
      <div className={clsx('min-w-0 [grid-area:more]', atDesk)}>
        <CaseEvidence item={item} causes={causes} />
      </div>
      <div className={clsx('justify-self-start [grid-area:next] sm:justify-self-end', atDesk)}>
        <Next item={item} remind={remind} />
      </div>
      <div className={clsx('justify-self-end [grid-area:acts]', atDesk)}>{acts}</div>
      {brief && (
        <a
          href={client.href}
          aria-label={t('cases.open', { client: client.name })}
          className="covering absolute top-3.5 right-4 text-ink-3 sm:hidden"
        >
          <Icon name="chevron-down" className="-rotate-90" />
        </a>
      )}
    </div>
  );
}

function Next({ item, remind }: { item: CaseItem; remind: RemindAction }) {
  const t = useTranslations('cases.remind');
  const { next } = item;
  if (!next || item.away) return null;
  const look = item.severity === 'high' ? 'ink' : 'outline';
  if (next.kind === 'link') {
    return (
      <LinkButton href={next.href} look={look} size="row">
        {next.label}
      </LinkButton>
    );
  }
  const { number, client } = next;
  return (
    <ConfirmButton
      label={next.label}
      look={look}
      size="row"
      title={t('title', { number, client })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      actLook="ink"
      action={remind}
      fields={{ invoice: next.invoice }}
    >
      <p>{t('text')}</p>
    </ConfirmButton>
  );
}
