import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { SearchField } from '@/components/ui/search-field';
import { Words } from '@/components/ui/words';
import type { SearchAnswer } from '@/domain/search/describe-search';
import { searchAddress, type SearchPlace } from './search-address';
import { SearchResults } from './search-results';
import { Searched } from './searched';

/** The search as a page: it works without script, and can be sent on. */
export function SearchPage({
  answer,
  place,
  kind,
  ask,
}: {
  answer: SearchAnswer;
  place: SearchPlace;
  /** The one kind that is shown. */
  kind: string | null;
  /** The person to ask, where nothing was found. */
  ask?: ReactNode;
}) {
  const t = useTranslations('searchPanel');
  const { query, how, heading, looked } = answer;
  return (
    <>
      <FirstSentence reader={place === '/search' ? 'inner' : 'firm'} lede={looked}>
        {query ? heading : t('label')}
      </FirstSentence>
      <SearchField
        action={place}
        label={t('label')}
        placeholder={t(place === '/search' ? 'placeholder' : 'placeholder_firm')}
        value={query}
        className="max-w-160"
      />
      {(how === 'mended' || how === 'close') && (
        <p className="text-small text-ink-2">
          <a href={searchAddress(place, { q: query, asTyped: true })} className="link">
            {t('only', { query })}
          </a>
        </p>
      )}
      {kind && (
        <p className="text-small">
          <a href={searchAddress(place, { q: query })} className="link">
            {t('every_kind')}
          </a>
        </p>
      )}
      {query && answer.total === 0 && ask}
      {answer.groups.length > 0 && (
        <div className="flex flex-col gap-3">
          {how === 'near' && <h2 className="text-section">{t('nearest')}</h2>}
          <Card className="max-w-160 pb-3">
            <Words of={['searchPanel']}>
              <SearchResults answer={answer} place={place} shownAlone={kind !== null} />
            </Words>
          </Card>
        </div>
      )}
      {query && <Searched q={query} />}
    </>
  );
}
