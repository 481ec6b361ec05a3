'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { pageAddress } from './page-address';

/**
 * Takes every press on a plain link that leads to another page of the portal, and goes there without loading the frame
 * anew. One listener in place of a script at each link: a list of a hundred links costs what a list of words costs.
 * Without script, and wherever the browser has a way of its own (a new tab, a file, another host), a link is a link.
 */
export function SoftNavigation() {
  const router = useRouter();
  const [isGoing, startGoing] = useTransition();

  useEffect(() => {
    function onClick(event: MouseEvent) {
      const address = pageAddress(event, location);
      if (!address) return;
      event.preventDefault();
      startGoing(() => router.push(address));
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);

  return isGoing && <div aria-hidden className="going" />;
}
