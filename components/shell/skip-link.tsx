import { useTranslations } from 'next-intl';

export const MAIN_ID = 'main';

/** The first thing that Tab reaches: past the frame, to the page. */
export function SkipLink() {
  const t = useTranslations('shell');
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only z-50 rounded-control bg-strong px-4 py-2.5 text-on-strong focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t('skip')}
    </a>
  );
}
