import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** Colour only repeats what the icon and the word say. */
export type ChipTone = 'slate' | 'line' | 'green' | 'blue' | 'brick' | 'amber';

const TONES: Record<ChipTone, string> = {
  slate: 'bg-slate-wash text-ink',
  line: 'border border-line text-ink-2',
  green: 'bg-green-wash text-green',
  blue: 'bg-blue-wash text-blue',
  brick: 'bg-brick-wash text-brick',
  amber: 'bg-amber-wash text-amber-text',
};

/** A state in an icon and a word. On a selected row the wash would be lost, so it is the surface. */
export function Chip({
  tone,
  icon,
  onSelected = false,
  children,
}: {
  tone: ChipTone;
  icon: IconName;
  onSelected?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={clsx('chip', TONES[tone], onSelected && 'bg-surface!')}>
      <Icon name={icon} size="chip" />
      {children}
    </span>
  );
}
