import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Column = { key: string; label: ReactNode; numeric?: boolean; className?: string };

/**
 * Only for comparing; what is read one by one is a `List`. Stands in a card of its own. On a phone its rows are a list:
 * the name and the number, then the rest. The roles are written out, since what is no longer laid out as a table would
 * not be told as one.
 */
export function Table({
  caption,
  columns,
  children,
}: {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column[];
  /** `TableRow` and `TableGroup`. */
  children: ReactNode;
}) {
  return (
    <div className="relative overflow-x-auto rounded-[inherit]" tabIndex={-1}>
      <table role="table" className="w-full border-collapse text-body max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={clsx(
                  'px-2 py-2 text-left text-[0.8125rem] leading-5 font-normal text-ink-2 first:pl-card last:pr-card',
                  column.numeric && 'text-right!',
                  column.className,
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {children}
        </tbody>
      </table>
    </div>
  );
}

/** One row; with `Cell href` in it, it opens as a whole. */
export function TableRow({
  selected = false,
  opens = false,
  children,
}: {
  selected?: boolean;
  opens?: boolean;
  children: ReactNode;
}) {
  return (
    <tr
      role="row"
      className={clsx(
        'border-t border-line',
        // The empty part between ends the line of name and number.
        'max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:px-card max-sm:py-3 max-sm:before:order-2 max-sm:before:basis-full',
        selected && 'bg-slate-wash',
        opens && 'relative transition-colors hover:bg-slate-wash/60',
      )}
    >
      {children}
    </tr>
  );
}

/** A line between rows that says what the next ones have in common: a day, a state. */
export function TableGroup({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr role="row" className="border-t border-line bg-bg max-sm:block">
      <th
        role="rowheader"
        scope="rowgroup"
        colSpan={span}
        className="px-card py-1.5 text-left font-strong max-sm:block"
      >
        {children}
      </th>
    </tr>
  );
}

/** A cell that a row begins with on a phone. */
export const LEADS_ON_PHONE = 'max-sm:min-w-0 max-sm:grow max-sm:basis-3/5';

/** What stands in a row: words left, numbers right. The cell that names the row opens it. */
export function Cell({
  detail,
  numeric = false,
  quiet = false,
  names = false,
  href,
  className,
  children,
}: {
  /** A second line. */
  detail?: ReactNode;
  numeric?: boolean;
  quiet?: boolean;
  /** This is the row's name. */
  names?: boolean;
  href?: string;
  className?: string;
  children?: ReactNode;
}) {
  const Tag = names ? 'th' : 'td';
  return (
    <Tag
      role={names ? 'rowheader' : 'cell'}
      scope={names ? 'row' : undefined}
      className={clsx(
        'px-2 py-2 align-middle font-normal first:pl-card last:pr-card max-sm:p-0!',
        numeric ? 'text-right tabular-nums max-sm:order-1' : 'text-left',
        names
          ? LEADS_ON_PHONE
          : !numeric &&
              'max-sm:order-3 max-sm:text-small max-sm:has-[>span:only-child:empty]:hidden',
        quiet && 'text-ink-2',
        className,
      )}
    >
      {href ? (
        <a href={href} className="covering font-name">
          {children}
        </a>
      ) : (
        <span className={names ? 'font-name' : undefined}>{children}</span>
      )}
      {detail && <span className="block text-small text-ink-2">{detail}</span>}
    </Tag>
  );
}

/** What can be pressed by itself in a row that opens as a whole. */
export function CellActions({ children }: { children: ReactNode }) {
  return (
    <td
      role="cell"
      className="px-2 py-2 pr-card text-right max-sm:order-3 max-sm:p-0 max-sm:empty:hidden"
    >
      <div className="relative z-1 inline-flex gap-2">{children}</div>
    </td>
  );
}
