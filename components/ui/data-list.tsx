import type { ReactNode } from 'react';

export type DataItem = { term: ReactNode; value: ReactNode; key: string };

/** Names and values, the values to the right: what is owed, what a file is. */
export function DataList({ items }: { items: readonly DataItem[] }) {
  return (
    <dl className="flex flex-col gap-1.5 text-body">
      {items.map(({ key, term, value }) => (
        <div key={key} className="flex justify-between gap-4">
          <dt className="text-ink-2">{term}</dt>
          <dd className="text-right font-name tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
