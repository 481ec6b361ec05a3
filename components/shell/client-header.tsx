import { useTranslations } from 'next-intl';
import { Avatar, FirmMark } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { MenuLink } from '@/components/ui/menu-items';
import { Name } from '@/components/ui/name';
import type { ClientShellView } from '@/domain/access/shell-view';
import { ClientNav } from './client-nav';
import type { ClientPlace, NavItem } from './nav';
import { PersonMenu } from './person-menu';

/** The firm, the places with what waits in them, search, and who is signed in for whom. */
export function ClientHeader({
  shell,
  nav,
  place,
}: {
  shell: ClientShellView;
  nav: NavItem<ClientPlace>[];
  place: ClientPlace | null;
}) {
  const t = useTranslations('shell');
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex h-15 max-w-300 items-center gap-4 px-5 sm:h-18 sm:px-8 lg:gap-12">
        <a href="/" className="flex min-w-0 items-center gap-2.5 rounded-control">
          <FirmMark name={shell.firm.name} markUrl={shell.firm.markUrl} />
          <span className="truncate font-strong">{shell.firm.name}</span>
        </a>
        <ClientNav items={nav} place={place} />
        <div className="ml-auto flex items-center gap-2 sm:gap-4">
          <a
            href="/search"
            aria-label={t('search')}
            title={t('search')}
            className="flex size-11 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-slate-wash hover:text-ink sm:size-9"
          >
            <Icon name="search" />
          </a>
          <PersonMenu
            otherClients={shell.otherClients}
            links={
              <>
                <MenuLink
                  href="/history"
                  icon={<Icon name="eye" size="button" className="text-ink-2" />}
                >
                  {t('menu.history')}
                </MenuLink>
                {shell.sees.colleagues && (
                  <MenuLink
                    href="/people"
                    icon={<Icon name="users" size="button" className="text-ink-2" />}
                  >
                    {t('menu.people')}
                  </MenuLink>
                )}
              </>
            }
            securityHref={shell.looking ? null : '/security'}
            summaryClass="flex min-h-11 items-center gap-2 rounded-control"
            summary={
              <>
                <Avatar name={shell.person.name} />
                <span className="text-left max-sm:sr-only">
                  <span className="block text-[0.875rem] leading-5 font-name">
                    <Name name={shell.person.name} lang={shell.person.nameLang} />
                  </span>
                  <span className="block text-[0.8125rem] leading-4.5 text-ink-2">
                    <Name name={shell.client.name} lang={shell.client.nameLang} />
                  </span>
                </span>
                <Icon name="chevron-down" size="button" className="text-ink-2 max-sm:hidden" />
              </>
            }
          />
        </div>
      </div>
    </header>
  );
}
