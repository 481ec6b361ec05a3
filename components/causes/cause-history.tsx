import { useTranslations } from 'next-intl';
import { WhatHappened } from '@/components/activity/what-happened';
import { Card, CardHeader } from '@/components/ui/card';
import { Name } from '@/components/ui/name';
import { Time } from '@/components/ui/values';
import type { EventWords } from '@/domain/activity/describe-event';
import type { EventType } from '@/domain/activity/events';

type Event = {
  id: string;
  type: EventType;
  words: EventWords;
  who: { name: string; nameLang: string | null } | null;
  at: string;
  when: string;
};

/** What became of a cause, as the log has it. */
export function CauseHistory({ events }: { events: readonly Event[] }) {
  const t = useTranslations('causes');
  return (
    <Card>
      <CardHeader title={t('history')} />
      <ol className="px-card py-2">
        {events.map((event) => (
          <li key={event.id} className="flex flex-wrap justify-between gap-x-4 py-1">
            <span className="min-w-0">
              <WhatHappened
                type={event.type}
                words={event.words}
                href={null}
                lang={null}
                linked={false}
              />
              {event.who && (
                <span className="text-small text-ink-2">
                  {' · '}
                  <Name name={event.who.name} lang={event.who.nameLang} />
                </span>
              )}
            </span>
            <span className="text-small leading-5 text-ink-2">
              <Time at={event.at} text={event.when} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
