import clsx from 'clsx';

export type Tab = { href: string; label: string; count?: number; current: boolean };

/** The client's filters: links with counts, the current one in ink. They live in the address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'inline-flex h-9 items-center gap-1.5 rounded-control px-3 text-(length:--button-row-text) font-name transition-colors max-sm:h-11',
                tab.current ? 'bg-strong text-on-strong' : 'text-ink-2 hover:bg-slate-wash',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span
                  className={clsx('font-normal', tab.current ? 'text-on-strong' : 'text-ink-3')}
                >
                  {tab.count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
