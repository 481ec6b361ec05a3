import { useId, type ReactNode } from 'react';

/** Long work: what, how far, how long still, and that one may leave. */
export function Progress({
  label,
  value,
  max,
  count,
  children,
}: {
  label: ReactNode;
  value: number;
  max: number;
  /** '214 of 530 files, about 2 min'. */
  count?: ReactNode;
  /** 'You can leave this page.' */
  children?: ReactNode;
}) {
  const id = useId();
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="flex flex-col gap-2 text-small">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span id={id} className="font-name">
          {label}
        </span>
        {count && <span className="text-ink-2 tabular-nums">{count}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        {/* Drawn: the content policy lets no style stand in the page. */}
        <svg aria-hidden className="block h-full w-full fill-ink-2">
          <rect width={`${share * 100}%`} height="100%" rx="3" />
        </svg>
      </div>
      {children && <p className="text-ink-2">{children}</p>}
    </div>
  );
}
