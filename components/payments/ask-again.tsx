'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

const EVERY_MS = 3_000;
/** After five minutes a mail will tell. */
const MOST_TIMES = 100;

/** Reads the page anew every few seconds, while it is looked at. */
export function AskAgain() {
  const router = useRouter();
  const asked = useRef(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      asked.current += 1;
      if (asked.current > MOST_TIMES) clearInterval(timer);
      else router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
