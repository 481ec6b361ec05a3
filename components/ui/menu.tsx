'use client';

import clsx from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A native disclosure that behaves like a menu: it closes on Escape (and gives the focus back), on a
 * press elsewhere, on leaving with Tab, and when something in it was chosen. Without script it opens
 * and closes all the same.
 */
export function Menu({
  summary,
  summaryLabel,
  summaryClass,
  align = 'left',
  up = false,
  children,
}: {
  summary: ReactNode;
  /** Its name where the summary has no words. */
  summaryLabel?: string;
  summaryClass?: string;
  align?: 'left' | 'right';
  /** Opens upwards, for what stands at the bottom. */
  up?: boolean;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => element.removeAttribute('open');
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return;
      close();
      element.querySelector('summary')?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) close();
    };
    const onLeave = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) close();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    element.addEventListener('focusout', onLeave);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
      element.removeEventListener('focusout', onLeave);
    };
  }, []);

  function chosen(event: React.MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a[href]')) {
      details.current?.removeAttribute('open');
    }
  }

  return (
    <details ref={details} className="group relative">
      <summary
        aria-label={summaryLabel}
        className={clsx(
          'cursor-pointer list-none rounded-control select-none [&::-webkit-details-marker]:hidden',
          summaryClass,
        )}
      >
        {summary}
      </summary>
      <div
        onClick={chosen}
        className={clsx(
          'absolute z-30 min-w-56 enter rounded-control border border-line bg-surface p-1.5 shadow-over',
          align === 'right' ? 'right-0' : 'left-0',
          up ? 'bottom-full mb-2' : 'top-full mt-2',
        )}
      >
        {children}
      </div>
    </details>
  );
}
