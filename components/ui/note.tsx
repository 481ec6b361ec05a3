import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** `wait` is money or work on its way. */
export type NoteTone = 'error' | 'wait' | 'notice' | 'done';

const TONES: Record<NoteTone, [string, string, IconName]> = {
  error: ['bg-brick-wash', 'text-brick', 'circle-alert'],
  wait: ['bg-blue-wash', 'text-blue', 'clock'],
  notice: ['bg-slate-wash', 'text-ink-2', 'info'],
  done: ['bg-green-wash', 'text-green', 'circle-check'],
};

/** In place, on the page: what happened, what is safe, what to do, and a button for it. */
export function Note({
  tone,
  title,
  children,
  actions,
  announced = tone === 'error',
}: {
  tone: NoteTone;
  /** What happened, as a sentence. */
  title?: ReactNode;
  /** What is safe and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears; for a note that is there from the start it is of no effect. */
  announced?: boolean;
}) {
  const [wash, colour, icon] = TONES[tone];
  return (
    <div
      role={announced ? (tone === 'error' ? 'alert' : 'status') : undefined}
      className={clsx('flex gap-2.5 rounded-control p-3.5 text-small text-ink', wash)}
    >
      <Icon name={icon} size="button" className={clsx('mt-0.5', colour)} />
      <div className="flex min-w-0 flex-col gap-2.5">
        <p>
          {title && <strong>{title}</strong>} {children}
        </p>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
