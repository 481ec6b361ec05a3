'use client';

import dynamic from 'next/dynamic';
import type { StepItem } from './journey-card';

/** The library that draws it is large, and only this page needs it: it comes when the page is there. */
const Bars = dynamic(() => import('./journey-bars').then((module) => module.JourneyBars), {
  ssr: false,
  loading: () => <div className="h-70 rounded-control bg-sunken" />,
});

/** The steps of a journey as bars. For whoever does not see it, what it shows in words; the table says the same. */
export function JourneyChart({ steps, label }: { steps: readonly StepItem[]; label: string }) {
  return (
    <div role="img" aria-label={label} className="h-70">
      <Bars steps={steps} />
    </div>
  );
}
