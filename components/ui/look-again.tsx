'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

/**
 * Reads the page anew every so often while it is looked at, for what becomes of itself. One look at a time: a slow answer
 * is waited for.
 * @param most how many times at most
 */
export function LookAgain({
  everyMs = 2000,
  most = Infinity,
}: {
  everyMs?: number;
  most?: number;
}) {
  const router = useRouter();
  const [isLooking, startLooking] = useTransition();
  const looking = useRef(false);
  const looked = useRef(0);
  useEffect(() => {
    looking.current = isLooking;
  }, [isLooking]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible' || looking.current) return;
      looked.current += 1;
      if (looked.current > most) clearInterval(timer);
      else startLooking(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs, most]);
  return null;
}
