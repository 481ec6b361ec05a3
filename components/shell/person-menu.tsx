import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton, MenuLine, MenuLink, MenuTitle } from '@/components/ui/menu-items';
import { Name } from '@/components/ui/name';
import { ThemeChoice } from './theme-choice';

/** Where one's own data is, beside where one sees how one signs in. */
const PRIVACY = { '/security': '/privacy', '/staff/security': '/staff/privacy' } as const;

type OtherClient = { id: string; name: string; nameLang: string | null };

/** Who is signed in, and what concerns them: another client, the colours, signing out. */
export function PersonMenu({
  summary,
  summaryClass,
  otherClients = [],
  links,
  securityHref,
  align = 'right',
  up = false,
}: {
  summary: ReactNode;
  summaryClass?: string;
  otherClients?: readonly OtherClient[];
  /** Places that the frame has no room for here. */
  links?: ReactNode;
  /** Where they see how they sign in, and where; null for whoever only looks. */
  securityHref: keyof typeof PRIVACY | null;
  align?: 'left' | 'right';
  up?: boolean;
}) {
  const t = useTranslations('shell.menu');
  return (
    <Menu
      summary={
        <>
          {summary}
          <span className="sr-only">{t('open')}</span>
        </>
      }
      summaryClass={summaryClass}
      align={align}
      up={up}
    >
      {links && (
        <>
          {links}
          <MenuLine />
        </>
      )}
      {otherClients.length > 0 && (
        <>
          <MenuTitle>{t('switch')}</MenuTitle>
          <form action="/api/session/client" method="post">
            {otherClients.map(({ id, name, nameLang }) => (
              <MenuButton key={id} name="clientId" value={id}>
                <Name name={name} lang={nameLang} />
              </MenuButton>
            ))}
          </form>
          <MenuLine />
        </>
      )}
      <MenuTitle>{t('colours')}</MenuTitle>
      <ThemeChoice
        label={t('colours')}
        words={{ system: t('system'), light: t('light'), dark: t('dark') }}
      />
      <MenuLine />
      {securityHref && (
        <MenuLink
          href={securityHref}
          icon={<Icon name="lock" size="button" className="text-ink-2" />}
        >
          {t('security')}
        </MenuLink>
      )}
      {securityHref && (
        <MenuLink
          href={PRIVACY[securityHref]}
          icon={<Icon name="user" size="button" className="text-ink-2" />}
        >
          {t('privacy')}
        </MenuLink>
      )}
      <form action="/api/session/end" method="post">
        <MenuButton icon={<Icon name="log-out" size="button" className="text-ink-2" />}>
          {t('signOut')}
        </MenuButton>
      </form>
    </Menu>
  );
}
