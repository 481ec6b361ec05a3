export type FilterLink = {
  key: string;
  name: React.ReactNode;
  href: string;
  /** Set on the one that is chosen, which leads back to all: what it does, in words. */
  backLabel?: string | undefined;
};

/** What a list can be narrowed to, as quiet words; the one that is chosen leads back to all. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  if (links.length === 0) return null;
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-2">
        {links.map(({ key, name, href, backLabel }) => (
          <li key={key}>
            {backLabel ? (
              <a
                href={href}
                aria-current="true"
                aria-label={backLabel}
                className="inline-flex min-h-6 items-center gap-1 font-strong text-ink max-sm:min-h-11"
              >
                {name}
                <span aria-hidden>×</span>
              </a>
            ) : (
              <a href={href} className="inline-flex min-h-6 items-center link max-sm:min-h-11">
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
