import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** One line where nothing is: what would be here, or that all is well, with the figure behind it. */
export function EmptyLine({ icon = 'inbox', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <p className="flex items-start gap-3 px-card py-5 text-small text-ink-2">
      <Icon name={icon} className="mt-px" />
      <span>{children}</span>
    </p>
  );
}
