import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';

/** One of a list of people: who it is and what they may do, beside it what can be done; below it where there is no room. */
export function PersonRow({
  name,
  aside,
  children,
}: {
  name: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-x-3 px-card py-row">
      <Avatar name={name} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">{children}</div>
        {aside}
      </div>
    </li>
  );
}
