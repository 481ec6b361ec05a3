import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** Where a page lies: the pages above it, then itself. */
export function Breadcrumb({
  trail,
  current,
}: {
  trail: readonly { href: string; label: string }[];
  current: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumb')} className="text-small print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map(({ href, label }) => (
          <li key={href} className="flex gap-x-2 text-ink-2">
            <a href={href} className="rounded-chip hover:text-ink hover:underline">
              {label}
            </a>
            <span aria-hidden>/</span>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
