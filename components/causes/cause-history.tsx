import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { Name } from '@/components/ui/name';
import { Time } from '@/components/ui/values';

type Event = {
  id: string;
  /** What was done, written out. */
  words: string;
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
              {event.words}
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
