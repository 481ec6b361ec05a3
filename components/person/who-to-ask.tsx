'use client';

import { useEffect, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { telHref } from './contact-links';

type Helper = { label: string; name: string; phone: string | null; present: boolean; line: string };

/**
 * The person at the foot of a page that says what is missing or what failed. It asks for them when it
 * is shown; where nobody is signed in, or that fails too, nothing is shown.
 */
export function WhoToAsk() {
  const [helper, setHelper] = useState<Helper | null>(null);

  useEffect(() => {
    const leave = new AbortController();
    fetch('/api/helper', { signal: leave.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Helper>) : null))
      .then(setHelper, () => undefined);
    return () => leave.abort();
  }, []);

  if (!helper) return null;
  return (
    <div
      role="group"
      aria-label={helper.label}
      className="mt-8 flex w-full max-w-160 enter items-center gap-3 border-t border-line pt-5 text-small"
    >
      <Avatar name={helper.name} size="large" present={helper.present} />
      <div>
        <p className="font-strong">
          {helper.name}
          {helper.phone && (
            <>
              {', '}
              <a href={telHref(helper.phone)} className="font-normal whitespace-nowrap link">
                {helper.phone}
              </a>
            </>
          )}
        </p>
        <p className="text-ink-2">{helper.line}</p>
      </div>
    </div>
  );
}
