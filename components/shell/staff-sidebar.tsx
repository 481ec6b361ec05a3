import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { CallButton } from '@/components/calls/call-button';
import { CALL_PAGE } from '@/components/calls/call-page';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { SearchField } from '@/components/ui/search-field';
import type { StaffShellView } from '@/domain/access/shell-view';
import { Counter } from './counter';
import { Lamp } from './lamp';
import type { NavItem, staffNav, StaffPlace } from './nav';
import { PersonMenu } from './person-menu';

/** The places of the firm; under 1024 their icons alone. */
export function StaffSidebar({
  shell,
  nav,
  place,
}: {
  shell: StaffShellView;
  nav: ReturnType<typeof staffNav>;
  place: StaffPlace | null;
}) {
  const t = useTranslations('shell');
  return (
    <header className="w-15 shrink-0 border-r border-line bg-sunken max-sm:hidden lg:w-52 print:hidden">
      <div className="sticky top-0 flex h-full max-h-dvh flex-col gap-3 p-3">
        <a
          href="/staff"
          className="flex h-10 items-center gap-3 rounded-control px-2 font-strong max-lg:justify-center max-lg:px-0"
        >
          <Lamp lit={shell.counts.today > 0} className="size-5 shrink-0" />
          <span className="max-lg:sr-only">{t('product')}</span>
        </a>
        <SearchField
          action="/staff/search"
          label={t('findClient')}
          shortcut="/"
          className="max-lg:hidden"
        />
        <a
          href="/staff/search"
          aria-label={t('search')}
          title={t('search')}
          className="flex h-8 items-center justify-center rounded-control text-ink-2 hover:bg-slate-wash lg:hidden"
        >
          <Icon name="search" />
        </a>
        {place !== 'today' && (
          <div className="max-lg:hidden">
            <CallButton wide />
          </div>
        )}
        <a
          href={CALL_PAGE}
          aria-label={t('logCall')}
          title={t('logCall')}
          className="flex h-8 items-center justify-center rounded-control text-ink-2 hover:bg-slate-wash lg:hidden"
        >
          <Icon name="phone" />
        </a>
        <nav aria-label={t('main')} className="-m-1 flex flex-1 flex-col gap-4 overflow-y-auto p-1">
          <Places items={nav.daily} place={place} />
          <div>
            <p className="px-2 pb-1.5 text-[0.8125rem] leading-5 text-ink-2 max-lg:sr-only">
              {t('firm')}
            </p>
            <Places items={nav.firm} place={place} />
          </div>
        </nav>
        <PersonMenu
          up
          securityHref="/staff/security"
          align="left"
          summaryClass="flex min-h-11 items-center gap-2.5 rounded-control px-1.5 max-lg:justify-center max-lg:px-0"
          summary={
            <>
              <Avatar name={shell.person.name} size="small" />
              <span className="min-w-0 max-lg:sr-only">
                <span className="block truncate text-[0.8125rem] leading-4.5 font-name">
                  <Name name={shell.person.name} lang={shell.person.nameLang} />
                </span>
                <span className="block truncate text-tiny text-ink-2">{shell.person.title}</span>
              </span>
            </>
          }
        />
      </div>
    </header>
  );
}

function Places({ items, place }: { items: NavItem<StaffPlace>[]; place: StaffPlace | null }) {
  const t = useTranslations('shell.staff');
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ place: here, href, icon, waiting, size }) => (
        <li key={here}>
          <a
            href={href}
            title={t(here)}
            aria-current={here === place ? 'page' : undefined}
            className={clsx(
              'ring-inside relative flex h-8 items-center gap-2.5 rounded-control px-2 text-[0.875rem] transition-colors max-lg:justify-center',
              here === place
                ? 'bg-surface font-strong text-ink'
                : 'font-normal text-ink-2 hover:bg-slate-wash hover:text-ink',
            )}
          >
            <Icon name={icon} size="button" />
            <span className="flex-1 max-lg:sr-only">{t(here)}</span>
            {waiting > 0 && (
              <span className="max-lg:absolute max-lg:-top-1 max-lg:-right-1">
                <Counter count={waiting} />
              </span>
            )}
            {size ? (
              <span className="text-[0.8125rem] font-normal text-ink-2 max-lg:hidden">{size}</span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
