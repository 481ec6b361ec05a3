'use client';

import { useEffect } from 'react';

/** Nobody has looked at what flew by. */
const LOOK_MS = 800;

/**
 * Tells the firm that the invoice has been before somebody's eyes: once, from a page that is shown. Fetching ahead,
 * opening in a background tab and mail scanners don't come this far.
 */
export function ReportSeen({
  invoiceId,
  report,
}: {
  invoiceId: string;
  report: (state: null, input: { id: string }) => Promise<unknown>;
}) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look);
        // A look that could not be told is no trouble of the reader's.
        report(null, { id: invoiceId }).catch(() => undefined);
      }, LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [invoiceId, report]);
  return null;
}
