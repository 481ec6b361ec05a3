import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { LinkButton } from '@/components/ui/button';
import { Name } from '@/components/ui/name';
import { SeverityMark } from '@/components/ui/state-chip';
import type { ComponentProps } from 'react';
import { CaseEvidence } from './case-evidence';
import type { CaseItem } from './case-item';

const MARKS = { high: 'now', medium: 'today', low: 'digest' } as const;

/** Sends a bill's link again. */
export type RemindAction = ComponentProps<typeof ConfirmButton>['action'];

/** One case: the sentence, what it rests on, what is at stake, and what to do next. */
export function CaseRow({
  item,
  acts,
  remind,
}: {
  item: CaseItem;
  acts: ReactNode;
  remind: RemindAction;
}) {
  const t = useTranslations();
  const { client } = item;
  return (
    <div className="grid gap-x-4 gap-y-1 px-card py-3.5 sm:grid-cols-[4.5rem_1fr]">
      <div className="pt-px">
        <SeverityMark severity={MARKS[item.severity]} />
      </div>
      <div className="min-w-0">
        <div className="flex items-start justify-between gap-4">
          <p className="min-w-0 text-[0.9375rem] leading-[1.375rem]">
            {t.rich(item.about, {
              ...item.values,
              who: () => (
                <a href={client.href} className="font-strong hover:underline">
                  <Name name={client.name} lang={client.nameLang} />
                </a>
              ),
            })}
          </p>
          {acts}
        </div>
        {(item.back ?? item.away) && (
          <p className="mt-1 text-small text-ink-2">{item.back ?? item.away}</p>
        )}
        {item.also.length > 0 && (
          <p className="mt-1 text-small text-ink-2">
            {t('cases.also', { sentences: item.also.join(' ') })}
          </p>
        )}
        <div className="mt-1.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <CaseEvidence item={item} />
          <Next item={item} remind={remind} />
        </div>
      </div>
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
