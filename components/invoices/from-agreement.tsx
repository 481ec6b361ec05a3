'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton } from '@/components/ui/menu-items';
import type { SignedItem } from '@/domain/clients/signed-up';
import { formatMoney } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import type { Tongue } from './typed-lines';

/** Puts an agreed item that is not on the bill yet on it. */
export function FromAgreement({
  items,
  tongue: { currency, locale },
  onTake,
}: {
  items: readonly SignedItem[];
  tongue: Tongue;
  onTake: (item: SignedItem) => void;
}) {
  const t = useTranslations('draftMarks');
  if (items.length === 0) return null;
  return (
    <Menu
      summary={
        <>
          <Icon name="plus" size="button" />
          {t('from_agreement')}
        </>
      }
      summaryClass={clsx(buttonClass({ size: 'row' }))}
    >
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <MenuButton
              type="button"
              onClick={(event) => {
                event.currentTarget.closest('details')?.removeAttribute('open');
                onTake(item);
              }}
            >
              {item.description}
              <span className="block text-ink-2">
                {t('times', {
                  quantity: formatQuantity(item.quantityMilli, locale),
                  price: formatMoney({ amountMinor: item.unitMinor, currency }, locale),
                })}
              </span>
            </MenuButton>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
