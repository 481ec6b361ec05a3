import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-names';
import { Counter } from './counter';

export type PhoneTab = {
  place: string;
  href: string;
  icon: IconName;
  label: string;
  waiting: number;
  current: boolean;
};

/** The places of a phone, at its foot. */
export function PhoneTabs({ label, items }: { label: string; items: readonly PhoneTab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map(({ place, href, icon, label: word, waiting, current }) => (
          <li key={place}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className={clsx(
                'ring-inside flex min-h-14 flex-col items-center justify-center gap-1 py-2 text-tiny',
                current ? 'font-strong text-ink' : 'text-ink-2',
              )}
            >
              <span className="relative">
                <Icon name={icon} size="own" className="size-5.5" />
                <Counter count={waiting} onIcon />
              </span>
              {word}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
