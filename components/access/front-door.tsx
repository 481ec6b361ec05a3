import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { telHref } from '@/components/person/contact-links';
import { DemoLine } from '@/components/shell/demo-line';
import { Lamp } from '@/components/shell/lamp';
import { FirmMark } from '@/components/ui/avatar';
import { Words } from '@/components/ui/words';
import type { FrontDoorView } from '@/domain/access/get-front-door';
import { PorchPicture } from './porch-picture';
import styles from './porch-picture.module.css';

/**
 * The frame of the pages before signing in: whose portal it is, one thing to do, and the desk's number for whoever
 * can't get in. It names no account manager: a stranger must not learn who is a client.
 */
export function FrontDoor({ door, children }: { door: FrontDoorView | null; children: ReactNode }) {
  const t = useTranslations('door');
  const firm = door?.firm;
  return (
    <div className="flex min-h-dvh flex-col">
      <DemoLine demo={firm?.demo ?? null} />
      <div className="flex flex-1 max-lg:flex-col">
        <div className="flex min-w-0 flex-1 flex-col justify-between gap-12 px-5 py-8 sm:px-14 sm:py-10">
          <header className="flex items-center gap-2.5">
            {firm && <FirmMark name={firm.name} markUrl={firm.markUrl} />}
            <span className="font-strong">{firm?.name ?? t('product')}</span>
          </header>
          <main className="mx-auto flex w-full max-w-100 flex-col">
            <Words of={['door']}>{children}</Words>
          </main>
          <footer className="flex items-center gap-3 text-small text-ink-2">
            <Lamp lit className="size-5 shrink-0" />
            {t('promise', { firm: firm?.name ?? t('product') })}
          </footer>
        </div>
        <aside
          aria-label={t('help_label')}
          className={clsx(
            styles.porch,
            'flex shrink-0 flex-col justify-end overflow-hidden lg:min-h-dvh lg:w-[40.625%]',
          )}
        >
          <div className="relative min-h-0 flex-1 max-lg:hidden">
            <PorchPicture className="absolute inset-0 size-full" />
          </div>
          <DoorHelp door={door} />
        </aside>
      </div>
    </div>
  );
}

function DoorHelp({ door }: { door: FrontDoorView | null }) {
  const t = useTranslations('door');
  const phone = door?.firm.phone;
  return (
    <div className={clsx(styles.ground, 'px-5 py-8 sm:px-12 lg:pt-3 lg:pb-12')}>
      <p className={clsx(styles.words, 'max-w-100 text-[1.25rem] leading-[1.875rem] font-name')}>
        {phone ? t('cant_get_in') : t('ask_the_firm')}
      </p>
      {phone && (
        <p className="mt-2 text-[1.25rem] leading-[1.875rem] font-name">
          <a href={telHref(phone)} className={clsx(styles.phone, 'rounded-chip')}>
            {phone}
          </a>
        </p>
      )}
      {door && (
        <p className={clsx(styles.quiet, 'mt-2 text-small')}>
          <DoorHours door={door} />
        </p>
      )}
    </div>
  );
}

function DoorHours({ door }: { door: FrontDoorView }) {
  const t = useTranslations('door');
  const { openUntil, opens, week, zone } = door.availability;
  return (
    <>
      {openUntil && t('in_until', { time: openUntil })}
      {opens && t('back', { day: opens.day, dayText: opens.dayText, time: opens.time })}{' '}
      {week && <span className="sm:whitespace-nowrap">{t('week', { week, zone })}</span>}
    </>
  );
}
