import { useTranslations } from 'next-intl';

/** The keys, and the way to a person with the words already in the letter. */
export function PanelFoot({
  q,
  askHref,
  hasResults,
}: {
  q: string;
  /** 'mailto:ruth@…' of whoever answers; null for the firm's own people. */
  askHref: string | null;
  hasResults: boolean;
}) {
  const t = useTranslations('searchPanel');
  const subject = encodeURIComponent(t('subject', { query: q }));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-5 py-3 text-small text-ink-2">
      <span aria-hidden>{hasResults && t('keys')}</span>
      {askHref && (
        <a href={`${askHref}?subject=${subject}`} className="link">
          {t('ask')}
        </a>
      )}
    </div>
  );
}
