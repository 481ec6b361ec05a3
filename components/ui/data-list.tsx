import clsx from 'clsx';
import type { ReactNode } from 'react';

export type DataItem = { term: ReactNode; value: ReactNode; key: string };

/** Names and values, the values to the right: what is owed, what a file is. */
export function DataList({
  items,
  column = false,
}: {
  items: readonly DataItem[];
  /** The values are amounts, one under the other. */
  column?: boolean;
}) {
  return (
    <dl className="flex flex-col gap-1.5 text-body">
      {items.map(({ key, term, value }) => (
        <div key={key} className="flex justify-between gap-4">
          <dt className="text-ink-2">{term}</dt>
          <dd className={clsx('text-right font-name', column && 'tabular-nums')}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
