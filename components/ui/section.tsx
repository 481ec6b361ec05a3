import { useId, type ReactNode } from 'react';

/** A part of a page under its heading, with what stands at the heading's right. */
export function Section({
  title,
  aside,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-section">
          {title}
        </h2>
        {aside && <div className="text-small text-ink-2">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
