import { useTranslations } from 'next-intl';
import { Timeline } from '@/components/ui/timeline';
import { Time } from '@/components/ui/values';

/** A version, its moment written out. */
export type VersionLine = {
  number: number;
  changed: string | null;
  by: string | null;
  at: string;
  when: string;
};

/** What a document was before: what changed, who did it and when, and each of them to be looked at. */
export function VersionList({
  versions,
  shown,
  hrefOf,
}: {
  /** The newest first. */
  versions: readonly VersionLine[];
  /** The one that is on the page. */
  shown: number;
  /** Null for the newest. */
  hrefOf: (version: number | null) => string;
}) {
  const t = useTranslations('documentVersions');
  return (
    <Timeline
      items={versions.map(({ number, changed, by, at, when }, place) => ({
        id: String(number),
        icon: 'file-text',
        sentence: (
          <span className="font-name">{t(place === 0 ? 'newest' : 'number', { number })}</span>
        ),
        detail: (
          <>
            <p className="wrap-anywhere">{changed ?? t('first')}</p>
            {by && <p>{by}</p>}
            {number !== shown && (
              <a
                href={hrefOf(place === 0 ? null : number)}
                className="link max-sm:inline-flex max-sm:min-h-11 max-sm:items-center"
              >
                {place === 0 ? t('show_newest') : t('show', { number })}
              </a>
            )}
          </>
        ),
        when: <Time at={at} text={when} />,
      }))}
    />
  );
}
