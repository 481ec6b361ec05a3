import { useTranslations } from 'next-intl';
import { Card, CardFoot, CardHeader } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import type { FormAction } from '@/components/ui/form-action';
import { List, Row } from '@/components/ui/list';
import type { SessionItem } from '@/domain/devices/session-words';
import { EndOthers, EndSession, type EndAct } from './end-sessions';
import { GiveName } from './give-name';

/** Where somebody is signed in: this browser first, and what can be done about each of the others. */
export function SignedInCard({
  sessions,
  facts,
  passwordHref,
  name,
  end,
  endOthers,
}: {
  sessions: readonly SessionItem[];
  /** In how many places it is, and when they end by themselves. */
  facts: string;
  passwordHref: string;
  name: FormAction<void>;
  end: EndAct;
  endOthers: EndAct;
}) {
  const t = useTranslations('devices');
  return (
    <Card labelledBy="signed-in">
      <CardHeader id="signed-in" title={t('card')} />
      <List label={t('card')}>
        {sessions.map(({ id, title, detail, device, isThis }) => (
          <Row
            key={id}
            title={title}
            detail={detail}
            keepAction
            state={
              isThis && (
                <Chip tone="slate" icon="check">
                  {t('this')}
                </Chip>
              )
            }
            action={
              <div className="flex flex-wrap gap-2">
                {device && (
                  <GiveName
                    action={name}
                    fields={{ device: device.id }}
                    name={device.name ?? ''}
                    what={title}
                  />
                )}
                {!isThis && <EndSession id={id} what={title} action={end} />}
              </div>
            }
          />
        ))}
      </List>
      <CardFoot>
        <p className="max-w-measure text-small text-ink-2">
          {facts}{' '}
          {t.rich('strange', {
            link: (words) => (
              <a href={passwordHref} className="link">
                {words}
              </a>
            ),
          })}
        </p>
        {sessions.length > 1 && <EndOthers count={sessions.length - 1} action={endOthers} />}
      </CardFoot>
    </Card>
  );
}
