'use client';

import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { plainKey } from '../keys/plain-key';
import { CALL_PAGE } from './call-page';
import type { CallBegun } from './call-panel';

const CallPanel = lazy(async () => ({ default: (await import('./call-panel')).CallPanel }));

/** As wide as the look's phone: there it is a page. */
const WIDE = '(min-width: 40rem)';

/** `L`, and every link to the page where a call is written down, open it as a panel over whatever page stands there. */
export function CallOpener() {
  const [begun, setBegun] = useState<CallBegun | null>(null);
  const close = useCallback(() => setBegun(null), []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (plainKey(event) !== 'l' || !matchMedia(WIDE).matches) return;
      event.preventDefault();
      const [, client] = /^\/staff\/clients\/(cl_\w+)/.exec(location.pathname) ?? [];
      setBegun(client ? { client } : {});
    }
    function onClick(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      const link =
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>(`a[href^="${CALL_PAGE}"]`);
      if (!link || !isPlain || !matchMedia(WIDE).matches) return;
      event.preventDefault();
      setBegun(Object.fromEntries(new URL(link.href).searchParams));
    }
    document.addEventListener('keydown', onKey);
    // Before the link hears of it: it goes nowhere when somebody else has taken the press.
    document.addEventListener('click', onClick, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick, true);
    };
  }, []);

  return (
    begun && (
      <Suspense>
        <CallPanel begun={begun} onClose={close} />
      </Suspense>
    )
  );
}
