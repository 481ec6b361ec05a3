import type { ReactNode } from 'react';
import { VisitRecorder } from '@/components/activity/visit-recorder';

/** Loads nothing and guards nothing: each page finds out for itself who is asking. */
export default function ClientLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <VisitRecorder />
    </>
  );
}
