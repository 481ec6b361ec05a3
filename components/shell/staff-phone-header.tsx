import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { MenuLink } from '@/components/ui/menu-items';
import type { StaffShellView } from '@/domain/access/shell-view';
import { Lamp } from './lamp';
import type { staffNav, StaffPlace } from './nav';
import { PersonMenu } from './person-menu';

/** The top of a phone: where one is, search, and who is signed in with what the tabs have no room for. */
export function StaffPhoneHeader({
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
    <header className="flex h-15 items-center gap-2 border-b border-line bg-surface px-5 sm:hidden print:hidden">
      <a href="/staff" className="flex items-center gap-3 rounded-control font-strong">
        <Lamp lit={shell.counts.today > 0} className="size-6" />
        {place ? t(`staff.${place}`) : t('product')}
      </a>
      <a
        href="/staff/search"
        aria-label={t('search')}
        title={t('search')}
        className="ml-auto flex size-11 items-center justify-center rounded-control text-ink-2"
      >
        <Icon name="search" />
      </a>
      <PersonMenu
        securityHref="/staff/security"
        summaryClass="flex min-h-11 items-center rounded-control"
        summary={
          <>
            <Avatar name={shell.person.name} />
            <span className="sr-only">{shell.person.name}</span>
          </>
        }
        links={nav.firm.map(({ place: there, href, icon }) => (
          <MenuLink
            key={there}
            href={href}
            current={there === place}
            icon={<Icon name={icon} size="button" className="text-ink-2" />}
          >
            {t(`staff.${there}`)}
          </MenuLink>
        ))}
      />
    </header>
  );
}
