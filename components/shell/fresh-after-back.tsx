'use client';

import { useEffect } from 'react';

/**
 * A page that the browser kept whole for going back is read anew, and shows nothing until then: the session may have ended
 * since, and somebody else may sit there. Some browsers keep even what says that it is not to be kept.
 */
export function FreshAfterBack() {
  useEffect(() => {
    function onHide({ persisted }: PageTransitionEvent) {
      if (persisted) document.body.hidden = true;
    }
    function onShow({ persisted }: PageTransitionEvent) {
      if (persisted) location.reload();
    }
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    return () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
    };
  }, []);

  return null;
}
