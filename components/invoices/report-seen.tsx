'use client';

import { useEffect } from 'react';

/** Nobody has looked at what flew by. */
const LOOK_MS = 800;

/**
 * Tells the firm that the invoice has been before somebody's eyes: once, from a page that is shown. Fetching ahead,
 * opening in a background tab and mail scanners don't come this far.
 * @param address where the look at it is told
 */
export function ReportSeen({ address }: { address: string }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look);
        // No server action: those wait for each other, and the reader may just be on the way to pay.
        navigator.sendBeacon(address);
      }, LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [address]);
  return null;
}
