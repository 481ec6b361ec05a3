import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';

const ITEM =
  'ring-inside flex min-h-9 w-full items-center gap-2.5 rounded-chip px-2.5 py-1.5 text-left text-small text-ink transition-colors hover:bg-slate-wash max-sm:min-h-11';

/** One line of a menu that goes somewhere; the current one has a check. */
export function MenuLink({
  href,
  current = false,
  icon,
  children,
}: {
  href: string;
  current?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <a href={href} aria-current={current || undefined} className={ITEM}>
      {icon}
      <span className="flex-1">{children}</span>
      {current && <Icon name="check" size="button" />}
    </a>
  );
}

/** One line of a menu that does something: it sends the form that it stands in. */
export function MenuButton({
  icon,
  children,
  ...button
}: React.ComponentProps<'button'> & { icon?: ReactNode }) {
  return (
    <button type="submit" {...button} className={clsx(ITEM, button.className)}>
      {icon}
      <span className="flex-1">{children}</span>
    </button>
  );
}

/** What a part of a menu is about. */
export function MenuTitle({ children }: { children: ReactNode }) {
  return <p className="px-2.5 pt-2 pb-1 text-tiny text-ink-3">{children}</p>;
}

export function MenuLine() {
  return <hr className="my-1.5 border-line" />;
}
