import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Counter } from './counter';
import type { ClientPlace, NavItem } from './nav';

/** The places with what waits in them: in the head of the page, and on a phone at its foot, under the thumb. */
export function ClientNav({
  items,
  place,
}: {
  items: readonly NavItem<ClientPlace>[];
  place: ClientPlace | null;
}) {
  const t = useTranslations('shell');
  return (
    <nav aria-label={t('main')} className="places">
      <ul>
        {items.map((item) => (
          <li key={item.place}>
            <a
              href={item.href}
              aria-current={item.place === place ? 'page' : undefined}
              className="ring-inside"
            >
              <Icon name={item.icon} size="own" />
              {t(`client.${item.place}`)}
              <Counter count={item.waiting} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
