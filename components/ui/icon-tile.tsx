import clsx from 'clsx';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** What kind of thing a row is, at its left. */
export function IconTile({ icon, className }: { icon: IconName; className?: string }) {
  return (
    <span className={clsx('tile', className)}>
      <Icon name={icon} />
    </span>
  );
}
