import clsx from 'clsx';
import { ChevronRight, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { IconTile } from './icon-tile';

/** Rows between hairlines, in a card. */
export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {children}
    </ul>
  );
}

export type RowProps = {
  title: ReactNode;
  detail?: ReactNode;
  icon?: LucideIcon;
  /** What stands before the words and is pressed by itself: a check box. */
  lead?: ReactNode;
  /** The amount, kept to the right. */
  amount?: ReactNode;
  /** A chip, between the words and the amount. */
  state?: ReactNode;
  /** A button or an icon link, which stays pressable beside a row that opens as a whole. */
  action?: ReactNode;
  /** On a phone the row itself is the link and the action goes; the first thing to do keeps it. */
  keepAction?: boolean;
  /** Opens by pressing anywhere on the row. */
  href?: string;
  selected?: boolean;
};

/** One thing in a list: its name, what is to be known of it, and what can be done. */
export function Row({
  title,
  detail,
  icon,
  lead,
  amount,
  state,
  action,
  keepAction = false,
  href,
  selected = false,
}: RowProps) {
  return (
    <li
      className={clsx(
        'relative flex flex-wrap items-start gap-x-4 gap-y-3 px-card py-row sm:flex-nowrap sm:items-center',
        'first:rounded-t-[calc(var(--card-radius)-1px)] last:rounded-b-[calc(var(--card-radius)-1px)]',
        selected && 'bg-slate-wash',
        href && !selected && 'transition-colors hover:bg-slate-wash/60',
      )}
    >
      {lead && <div className="relative z-1 flex">{lead}</div>}
      {icon && <IconTile icon={icon} className="max-sm:hidden" />}
      <div className="min-w-0 flex-1">
        <div className="text-body font-name">
          {href ? (
            <Link href={href} className="covering">
              {title}
            </Link>
          ) : (
            title
          )}
        </div>
        {detail && <div className="text-small text-ink-2">{detail}</div>}
      </div>
      {state && <div className="max-sm:order-last max-sm:w-full sm:w-28">{state}</div>}
      {amount && <div className="text-right text-body font-strong tabular-nums">{amount}</div>}
      {action && (
        <div
          className={clsx(
            'relative z-1 flex justify-end gap-2',
            keepAction ? 'max-sm:order-last max-sm:w-full max-sm:*:w-full' : 'max-sm:hidden',
          )}
        >
          {action}
        </div>
      )}
      {href && !keepAction && (
        <ChevronRight className="mt-0.5 icon text-ink-3 sm:hidden" aria-hidden />
      )}
    </li>
  );
}
