import { useTranslations } from 'next-intl';
import type { SearchAnswer } from '@/domain/search/describe-search';

/** How much there is, a mended spelling with the way back, or what was looked through in vain. */
export function SearchHeading({
  answer,
  onAsTyped,
}: {
  answer: SearchAnswer;
  onAsTyped: () => void;
}) {
  const t = useTranslations('searchPanel');
  const { how, heading, query, looked } = answer;
  if (how === 'exact') return heading;
  if (how === 'mended' || how === 'close') {
    return (
      <>
        {heading}{' '}
        <button type="button" onClick={onAsTyped} className="link">
          {t('only', { query })}
        </button>
      </>
    );
  }
  return (
    <>
      <span className="block text-section text-ink">{heading}</span>
      <span className="mt-1 block">{looked}</span>
      {how === 'near' && <span className="mt-3 block font-strong text-ink">{t('nearest')}</span>}
    </>
  );
}
