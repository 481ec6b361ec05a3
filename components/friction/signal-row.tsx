import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WhatHappened } from '@/components/activity/what-happened';
import { LinkButton } from '@/components/ui/button';
import { Name } from '@/components/ui/name';
import { SeverityMark } from '@/components/ui/state-chip';
import { Time } from '@/components/ui/values';
import type { SignalItem } from './signal-item';

const MARKS = { high: 'now', medium: 'today', low: 'digest' } as const;

/** One signal: the sentence, what it rests on, and what to do next. */
export function SignalRow({ signal, acts }: { signal: SignalItem; acts: ReactNode }) {
  const t = useTranslations();
  const { client } = signal;
  return (
    <li className="grid gap-x-4 gap-y-1 px-card py-3.5 sm:grid-cols-[4.5rem_1fr]">
      <div className="pt-px">
        <SeverityMark severity={MARKS[signal.severity]} />
      </div>
      <div className="min-w-0">
        <div className="flex items-start justify-between gap-4">
          <p className="min-w-0 text-[0.9375rem] leading-[1.375rem]">
            {t.rich(signal.about, {
              ...signal.values,
              who: () => (
                <a href={client.href} className="font-strong hover:underline">
                  <Name name={client.name} lang={client.nameLang} />
                </a>
              ),
            })}
          </p>
          {acts}
        </div>
        <div className="mt-1.5 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <Evidence signal={signal} />
          {signal.next && (
            <LinkButton
              href={signal.next.href}
              look={signal.severity === 'high' ? 'ink' : 'outline'}
              size="row"
            >
              {signal.next.label}
            </LinkButton>
          )}
        </div>
      </div>
    </li>
  );
}

/** Folded: how many events, of what, whose; opened: the events themselves, and why now. */
function Evidence({ signal }: { signal: SignalItem }) {
  const t = useTranslations('today');
  return (
    <details className="group min-w-0 flex-1 basis-60 text-small text-ink-2">
      <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        <span className="link group-open:no-underline">
          {t('events', { count: signal.evidence.length })}
        </span>
        {' · '}
        {t(`stage.${signal.stage}`)}
        {signal.who && (
          <>
            {' · '}
            <Name name={signal.who.name} lang={signal.who.nameLang} />
          </>
        )}
        {signal.takenBy && (
          <>
            {' · '}
            <span className="text-ink">
              {signal.takenBy.isReader
                ? t('taken_by_you')
                : t('taken_by', { name: signal.takenBy.name })}
            </span>
          </>
        )}
      </summary>
      <div className="mt-2 border-l-2 border-line pl-3">
        <ol>
          {signal.evidence.map((event) => (
            <li key={event.id} className="flex gap-4 py-0.5">
              <span className="w-28 shrink-0">
                <Time at={event.at} text={event.time} />
              </span>
              <span className="min-w-0 flex-1 text-ink">
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
        <p className="py-1.5">{t('why_now', { why: signal.whyNow })}</p>
      </div>
    </details>
  );
}
