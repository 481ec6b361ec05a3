'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

const LOOK_AGAIN_MS = 2000;

/** Looks again while a file that was just sent is still being read. One look at a time: a slow answer is waited for. */
export function LookAgain() {
  const router = useRouter();
  const [isLooking, startLooking] = useTransition();
  const looking = useRef(false);
  useEffect(() => {
    looking.current = isLooking;
  }, [isLooking]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible' || looking.current) return;
      startLooking(() => router.refresh());
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
