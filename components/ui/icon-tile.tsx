import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';

/** What kind of thing a row is, at its left. */
export function IconTile({ icon: Icon, className }: { icon: LucideIcon; className?: string }) {
  return (
    <span
      className={clsx(
        'flex size-10 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-2',
        className,
      )}
    >
      <Icon className="icon" aria-hidden />
    </span>
  );
}
