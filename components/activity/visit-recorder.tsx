'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { resend } from './tell-server';
import { watchPage } from './watch-page';

/** Tells the log how long a page was looked at, and what went wrong on it. Draws nothing, never slows the page. */
export function VisitRecorder() {
  const path = usePathname();
  useEffect(() => {
    resend();
    addEventListener('online', resend);
    return () => removeEventListener('online', resend);
  }, []);
  useEffect(() => watchPage(path), [path]);
  return null;
}
