'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Asks for the page anew each time the server says that something has changed for its reader. A page that nobody looks at
 * waits until somebody does, so that it keeps no session alive. Without it the page is as it was.
 */
export function LiveToday({ since }: { since: string }) {
  const router = useRouter();

  useEffect(() => {
    let isStale = false;
    const refresh = () => {
      isStale = document.visibilityState === 'hidden';
      if (!isStale) router.refresh();
    };
    const source = new EventSource(`/api/today/events?since=${encodeURIComponent(since)}`);
    source.addEventListener('changed', refresh);
    source.addEventListener('ended', () => source.close());
    const onVisible = () => {
      if (isStale && document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      source.close();
      document.removeEventListener('visibilitychange', onVisible);
    };
    // One stream for as long as the page stands: what it was drawn from later is of no concern to it.
    // (The rule of hooks is content with `router` alone; `since` changes with each refresh.)
  }, [router]);

  return null;
}
