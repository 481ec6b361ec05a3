import clsx from 'clsx';
import type { ReactNode } from 'react';

/**
 * A surface with an edge. Lit, it is the reader's to do: one a page at most. Nothing is padded by
 * itself; use `CardBody`, `CardHeader`, or rows of a `List`.
 */
export function Card({
  lit = false,
  className,
  children,
  id,
  labelledBy,
}: {
  lit?: boolean;
  className?: string;
  children: ReactNode;
  id?: string;
  labelledBy?: string;
}) {
  return (
    <div
      id={id}
      role={labelledBy ? 'group' : undefined}
      aria-labelledby={labelledBy}
      className={clsx(
        'rounded-card border bg-surface',
        lit ? 'lit' : 'border-line shadow-rest',
        className,
      )}
    >
      {children}
    </div>
  );
}

/** The title of a card, with what stands at its right. */
export function CardHeader({
  title,
  id,
  aside,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
}) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-card py-2">
      <h2 id={id} className="text-body font-strong">
        {title}
      </h2>
      {aside && <div className="text-small text-ink-2">{aside}</div>}
    </div>
  );
}

export function CardBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={clsx('p-card', className)}>{children}</div>;
}

/** The foot of a card: a sum and its button, 'Show earlier', a count. */
export function CardFoot({ sunken = false, children }: { sunken?: boolean; children: ReactNode }) {
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-card py-3',
        sunken && 'rounded-b-card bg-slate-wash',
      )}
    >
      {children}
    </div>
  );
}
