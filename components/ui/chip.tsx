import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

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
  icon: Icon,
  onSelected = false,
  children,
}: {
  tone: ChipTone;
  icon: LucideIcon;
  onSelected?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-chip px-1.5 text-chip font-name whitespace-nowrap',
        TONES[tone],
        onSelected && 'bg-surface!',
      )}
    >
      <Icon className="icon-chip" aria-hidden />
      {children}
    </span>
  );
}
