import { Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** One line where nothing is: what would be here, or that all is well, with the figure behind it. */
export function EmptyLine({
  icon: Icon = Inbox,
  children,
}: {
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <p className="flex items-start gap-3 px-card py-5 text-small text-ink-2">
      <Icon className="mt-px icon" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
