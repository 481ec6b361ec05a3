import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import type { HelperView } from '@/domain/access/shell-view';
import { mailHref, telHref } from './contact-links';
import { HelperPicture } from './person-card';
import { usePresenceShort } from './sentences';

/** The person in one line: over the tabs of a phone, at the foot of a document or of an error page. */
export function PersonLine({
  helper,
  question,
  buttons = false,
}: {
  helper: HelperView;
  /** In the name's place: 'Something wrong on it? Ask Ruth Adeyemi.' */
  question?: ReactNode;
  /** Two round buttons, on a phone. */
  buttons?: boolean;
}) {
  const t = useTranslations('person');
  const short = usePresenceShort(helper.availability);
  const { phone, email } = helper;
  return (
    <div
      role="group"
      aria-label={t('label')}
      className={clsx(
        'flex items-center gap-2.5',
        buttons ? 'text-[0.8125rem] leading-4.5' : 'text-small',
      )}
    >
      <HelperPicture helper={helper} size="large" />
      <div className="min-w-0 flex-1">
        <p className="font-strong">
          {question ?? <Name name={helper.name} lang={helper.nameLang} />}
          {phone && !buttons && !question && (
            <>
              {', '}
              <PhoneLink phone={phone} />
            </>
          )}
        </p>
        {phone && buttons && (
          <p>
            <PhoneLink phone={phone} />
          </p>
        )}
        <p className="text-ink-2">
          {phone && question && (
            <>
              <PhoneLink phone={phone} />
              {' · '}
            </>
          )}
          {short}
        </p>
      </div>
      {buttons && email && (
        <a
          href={mailHref(email)}
          aria-label={t('writeTo', { name: helper.name })}
          title={t('writeTo', { name: helper.name })}
          className="flex size-11 shrink-0 items-center justify-center rounded-full border border-line-2 bg-surface"
        >
          <Icon name="mail" />
        </a>
      )}
      {buttons && phone && (
        <a
          href={telHref(phone)}
          aria-label={t('callTo', { name: helper.name })}
          title={t('callTo', { name: helper.name })}
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-strong text-on-strong"
        >
          <Icon name="phone" />
        </a>
      )}
    </div>
  );
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={telHref(phone)} className="font-normal whitespace-nowrap link">
      {phone}
    </a>
  );
}
