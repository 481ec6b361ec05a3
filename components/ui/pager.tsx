import type { ReactNode } from 'react';
import { LinkButton } from './button';

/** The foot of a list that goes on: how much is shown, and the way to what is earlier. */
export function Pager({
  shown,
  href,
  label,
}: {
  /** '19 of 312'. */
  shown?: ReactNode;
  /** Null when everything is shown. */
  href: string | null;
  /** 'Show earlier'. */
  label: string;
}) {
  if (!shown && !href) return null;
  return (
    <div
      data-press="pagination"
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-card py-2.5 text-small text-ink-2"
    >
      <span>{shown}</span>
      {href && (
        <LinkButton href={href} size="row">
          {label}
        </LinkButton>
      )}
    </div>
  );
}
