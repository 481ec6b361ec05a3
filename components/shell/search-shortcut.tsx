'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** `/` or Ctrl-K: to the search box of the page, or to the search page where there is none. */
export function SearchShortcut({ href }: { href: string }) {
  const router = useRouter();

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const ctrlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (event.defaultPrevented || !(ctrlK || (slash && !isTyping(event.target)))) return;
      event.preventDefault();
      const box = [...document.querySelectorAll<HTMLInputElement>('input[data-shortcut="/"]')].find(
        (input) => input.offsetParent !== null,
      );
      if (box) box.focus();
      else router.push(href);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [href, router]);

  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
