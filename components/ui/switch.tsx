'use client';

import clsx from 'clsx';
import { type ReactNode, useOptimistic, useTransition } from 'react';

/** What acts at once: it shows the new state while `onChange` works, and goes back if that fails. */
export function Switch({
  on,
  label,
  detail,
  onChange,
}: {
  on: boolean;
  label: ReactNode;
  detail?: ReactNode;
  onChange: (on: boolean) => Promise<unknown> | void;
}) {
  const [shown, show] = useOptimistic(on);
  const [pending, start] = useTransition();

  function turn() {
    if (pending) return;
    start(async () => {
      show(!shown);
      await onChange(!shown);
    });
  }

  return (
    <button
      type="button"
      role="switch"
      aria-checked={shown}
      onClick={turn}
      className="flex min-h-6 items-start gap-3 rounded-control text-left text-body max-sm:min-h-11"
    >
      <span
        className={clsx(
          'mt-px flex h-6 w-10 shrink-0 items-center rounded-full border px-0.75 transition-colors',
          shown ? 'justify-end border-strong bg-strong' : 'border-line-2 bg-surface',
        )}
        aria-hidden
      >
        <span className={clsx('size-4 rounded-full', shown ? 'bg-on-strong' : 'bg-line-2')} />
      </span>
      <span>
        {label}
        {detail && <span className="block text-small text-ink-2">{detail}</span>}
      </span>
    </button>
  );
}
