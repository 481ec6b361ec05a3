import clsx from 'clsx';
import type { ReactNode } from 'react';
import { IconTile } from './icon-tile';
import type { IconName } from './icon-names';

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
  icon?: IconName;
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
        'row',
        selected ? 'bg-slate-wash' : href && 'row-opens',
        href && !keepAction && 'row-leads',
      )}
    >
      {lead && <div className="relative z-1 flex">{lead}</div>}
      {icon && <IconTile icon={icon} className="max-sm:hidden" />}
      <div className="row-words">
        {href ? (
          <a href={href} className="covering">
            {title}
          </a>
        ) : (
          <span>{title}</span>
        )}
        {detail && <p>{detail}</p>}
      </div>
      {state && <div className="row-state">{state}</div>}
      {amount && <div className="row-amount">{amount}</div>}
      {action && (
        <div className={clsx('row-action', keepAction ? 'row-action-kept' : 'max-sm:hidden')}>
          {action}
        </div>
      )}
    </li>
  );
}
