import clsx from 'clsx';
import type { IconName } from './icon-names';
import { SPRITE } from './icon-sprite';

/** 18 px beside words, 16 in buttons, 14 in chips; `own` where `className` says it. */
export type IconSize = 'text' | 'button' | 'chip' | 'own';

const SIZES: Record<IconSize, string> = {
  text: 'icon',
  button: 'icon-button',
  chip: 'icon-chip',
  own: 'drawing',
};

/**
 * One drawing out of the sprite, which the browser keeps. It says nothing to a screen reader: a word stands beside it, or
 * what it stands in has a name.
 */
export function Icon({
  name,
  size = 'text',
  className,
}: {
  name: IconName;
  size?: IconSize;
  className?: string;
}) {
  return (
    <svg className={clsx(SIZES[size], className)} aria-hidden>
      <use href={`${SPRITE}#${name}`} />
    </svg>
  );
}
