import { useTranslations } from 'next-intl';
import { Avatar, FirmMark } from '@/components/ui/avatar';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import type { HelperView } from '@/domain/access/shell-view';
import { mailHref, telHref } from './contact-links';
import { useAnswerBy, usePresence } from './sentences';

/** The person who helps, first in the rail of every page: phone, hours, and the promised reply. */
export function PersonCard({ helper }: { helper: HelperView }) {
  const t = useTranslations('person');
  const { availability, phone, email } = helper;
  const presence = usePresence(availability);
  const answerBy = useAnswerBy(availability);
  return (
    <Card>
      <section
        aria-label={t('label')}
        className="flex flex-col gap-3 p-5 text-[0.875rem] leading-5"
      >
        <div className="flex items-center gap-3">
          <HelperPicture helper={helper} size="card" />
          <div>
            <p className="text-[1rem] leading-6 font-strong">
              <Name name={helper.name} lang={helper.nameLang} />
            </p>
            <p className="text-ink-2">{t(helper.part)}</p>
          </div>
        </div>
        {phone && (
          <p className="flex gap-2.5">
            <Icon name="phone" size="button" className="mt-0.5 text-ink-2" />
            <a href={telHref(phone)} className="font-strong whitespace-nowrap link">
              {phone}
            </a>
          </p>
        )}
        <p className="flex gap-2.5">
          <Icon name="clock" size="button" className="mt-0.5 text-ink-2" />
          <span>
            {presence}
            {availability.week && (
              <span className="block text-ink-2">
                {t('week', { week: availability.week, zone: availability.zone })}{' '}
                {availability.closedOn && t('closed', { day: availability.closedOn })}
              </span>
            )}
          </span>
        </p>
        {answerBy && (
          <p className="flex gap-2.5">
            <Icon name="message-circle-reply" size="button" className="mt-0.5 text-ink-2" />
            <span>{answerBy}</span>
          </p>
        )}
        <div className="mt-1 grid auto-cols-fr grid-flow-col gap-2 print:hidden">
          {email && (
            <LinkButton href={mailHref(email)} icon={<Icon name="mail" size="button" />} wide>
              {t('write')}
            </LinkButton>
          )}
          {phone && (
            <LinkButton href={telHref(phone)} icon={<Icon name="phone" size="button" />} wide>
              {t('call')}
            </LinkButton>
          )}
        </div>
      </section>
    </Card>
  );
}

/** The person's tile with the green dot while they are in; the firm's mark for its desk. */
export function HelperPicture({ helper, size }: { helper: HelperView; size: 'large' | 'card' }) {
  if (helper.part === 'desk') return <FirmMark name={helper.name} markUrl={null} />;
  return <Avatar name={helper.name} size={size} present={helper.availability.openUntil !== null} />;
}
