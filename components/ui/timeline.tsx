import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-names';

/** `lamp` only for what waits for the reader. */
export type TimelineTone = 'slate' | 'green' | 'blue' | 'brick' | 'lamp';

export type TimelineItem = {
  id: string;
  icon: IconName;
  tone?: TimelineTone;
  /** What happened, as a sentence. */
  sentence: ReactNode;
  detail?: ReactNode;
  /** Written out: 'Fri 20 Nov'. */
  when?: ReactNode;
  /** Still to come: an outline on a dotted line. */
  ahead?: boolean;
};

const DOTS: Record<TimelineTone, string> = {
  slate: 'bg-slate-wash text-ink-2',
  green: 'bg-green-wash text-green',
  blue: 'bg-blue-wash text-blue',
  brick: 'bg-brick-wash text-brick',
  lamp: 'bg-amber text-on-amber',
};

/** What happened, in order, and what is still to come. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map((item, place) => (
        <li key={item.id} className="flex gap-3">
          <TimelineMark item={item} next={items[place + 1]} />
          <div className="flex min-w-0 flex-1 justify-between gap-4 pb-4">
            <div className="min-w-0 text-[0.9375rem] leading-6">
              {item.sentence}
              {item.detail && <div className="text-small text-ink-2">{item.detail}</div>}
            </div>
            {item.when && (
              <div className="shrink-0 text-small leading-6 text-ink-2">{item.when}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function TimelineMark({ item, next }: { item: TimelineItem; next: TimelineItem | undefined }) {
  const lamp = item.tone === 'lamp';
  return (
    <div className="flex flex-col items-center">
      <span
        className={clsx(
          'flex size-6 shrink-0 items-center justify-center rounded-full',
          item.ahead && !lamp ? 'border border-line-2 text-ink-2' : DOTS[item.tone ?? 'slate'],
        )}
      >
        <Icon name={item.icon} size="chip" />
      </span>
      {next && (
        <span
          className={clsx(
            'my-1 w-0 flex-1 border-l',
            next.ahead ? 'border-l-2 border-dotted border-line-2' : 'border-line',
          )}
        />
      )}
    </div>
  );
}
