'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { LookAgain } from '@/components/ui/look-again';

/**
 * The first page with its numbers painted over, as a picture, until its reader has proved that it is them; or why there is
 * none. It is asked for once it is before somebody's eyes, since that is written down; one that is not drawn yet is drawn for that.
 */
export function MaskedPreview({
  id,
  title,
  state,
}: {
  id: string;
  title: string;
  state: 'made' | 'none' | 'coming';
}) {
  const t = useTranslations('documentPreview');
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    if (state === 'none') return;
    const stop = new AbortController();
    let made: string | null = null;
    const begin = async () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', show);
      const answer = await fetch(`/api/documents/${id}/preview`, {
        method: 'POST',
        signal: stop.signal,
      });
      if (answer.status !== 200) return;
      made = URL.createObjectURL(await answer.blob());
      setUrl(made);
    };
    // Without it the page asks who is there all the same.
    const show = () => void begin().catch(() => undefined);
    show();
    document.addEventListener('visibilitychange', show);
    return () => {
      stop.abort();
      document.removeEventListener('visibilitychange', show);
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, state]);

  return (
    <div className="flex flex-col gap-3 bg-sunken px-5 pt-6 sm:px-7">
      {state === 'made' && (
        <div
          role="region"
          aria-label={t('alt', { title })}
          tabIndex={0}
          className="max-h-[50dvh] overflow-y-auto bg-surface shadow-rest"
        >
          {url ? (
            <img src={url} alt={t('alt', { title })} className="w-full" />
          ) : (
            <div className="h-72" aria-busy />
          )}
        </div>
      )}
      <p className="flex items-center gap-2 text-small text-ink-2">
        <Icon name="eye-off" size="button" />
        {t(state)}
      </p>
      {state === 'coming' && <LookAgain everyMs={1500} most={20} />}
    </div>
  );
}
