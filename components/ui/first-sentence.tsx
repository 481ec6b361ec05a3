import type { ReactNode } from 'react';

const STEPS = { home: 'say', inner: 'say-inner', firm: 'say-firm' };

/** The page's h1: one sentence that answers its reader's first question, and what makes it safe to believe. */
export function FirstSentence({
  reader,
  children,
  lede,
  above,
  actions,
}: {
  /** `home` and `inner` are the client's, `firm` the firm's. */
  reader: keyof typeof STEPS;
  children: ReactNode;
  lede?: ReactNode;
  /** A breadcrumb. */
  above?: ReactNode;
  /** At the right, for the firm. */
  actions?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 max-sm:basis-full">
        {above && <div className="mb-3">{above}</div>}
        <h1 className={STEPS[reader]}>{children}</h1>
        {lede && (
          <p
            className={
              reader === 'firm'
                ? 'mt-1 text-body text-ink-2'
                : 'mt-2 max-w-measure text-lede text-ink-2'
            }
          >
            {lede}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-2 sm:shrink-0 print:hidden">{actions}</div>}
    </div>
  );
}
