'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { plainKey } from '../keys/plain-key';
import type { SearchPlace } from './search-address';

const SearchPanel = lazy(async () => ({ default: (await import('./search-panel')).SearchPanel }));

/** As wide as the look's phone: there the search is a page. */
const WIDE = '(min-width: 40rem)';

/** `/`, Ctrl-K, and every link to the search open it as a panel over the page. Without script the links lead to its page. */
export function SearchOpener({ place, askHref }: { place: SearchPlace; askHref: string | null }) {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || !isShortcut(event)) return;
      event.preventDefault();
      setOpen(true);
    }
    function onClick(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      const link = event.target instanceof Element && event.target.closest(`a[href="${place}"]`);
      if (!link || !isPlain || !matchMedia(WIDE).matches) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener('keydown', onKey);
    // Before the link hears of it: it goes nowhere when somebody else has taken the press.
    document.addEventListener('click', onClick, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick, true);
    };
  }, [place]);

  return (
    isOpen && (
      <Suspense>
        <SearchPanel place={place} askHref={askHref} onClose={() => setOpen(false)} />
      </Suspense>
    )
  );
}

function isShortcut(event: KeyboardEvent): boolean {
  const isWithModifier = event.key === 'k' && (event.ctrlKey || event.metaKey);
  return isWithModifier || plainKey(event) === '/';
}
