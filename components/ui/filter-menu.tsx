import clsx from 'clsx';
import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { Menu } from './menu';
import { MenuLink } from './menu-items';
import { Icon } from './icon';

export type FilterOption = {
  href: string;
  label: ReactNode;
  current: boolean;
  lang?: string | null;
  /** It belongs to the one above. */
  isWithin?: boolean;
};

/**
 * A filter of the firm's lists. Its choices are addresses, so that a filtered list can be sent on and
 * gone back to. In use it is filled, and the cross goes to `clearHref`.
 */
export function FilterMenu({
  label,
  icon,
  options,
  align = 'left',
  clearHref,
  clearLabel,
}: {
  /** What it shows now: 'Any client', or the one that was chosen. */
  label: ReactNode;
  icon?: ReactNode;
  options: readonly FilterOption[];
  /** On which side it stands, and opens from. */
  align?: 'left' | 'right';
  clearHref?: string;
  clearLabel?: string;
}) {
  const inUse = clearHref !== undefined;
  return (
    <div className="flex items-center">
      <Menu
        align={align}
        summary={
          <>
            {icon}
            {label}
            <Icon name="chevron-down" size="button" className="text-ink-2" />
          </>
        }
        summaryClass={clsx(buttonClass(), inUse && 'rounded-r-none border-r-0 bg-slate-wash!')}
      >
        <ul className="max-h-80 overflow-y-auto">
          {options.map((option) => (
            <li
              key={option.href}
              lang={option.lang ?? undefined}
              className={option.isWithin ? 'pl-4' : undefined}
            >
              <MenuLink href={option.href} current={option.current}>
                {option.label}
              </MenuLink>
            </li>
          ))}
        </ul>
      </Menu>
      {inUse && (
        <a
          href={clearHref}
          aria-label={clearLabel}
          title={clearLabel}
          className={clsx(buttonClass(), 'rounded-l-none border-l-0 bg-slate-wash! px-2!')}
        >
          <Icon name="x" size="button" />
        </a>
      )}
    </div>
  );
}
