import { useTranslations } from 'next-intl';
import type { Whose } from '@/domain/access/own-clients';
import type { Today } from '@/domain/friction/list-today';
import { todayHref } from './today-folds';

/** How many of each, and whose: of the clients that the reader answers for, or of all that they see. */
export function TodayCounts({
  view,
  whose,
  hasChoice,
}: {
  view: Today;
  whose: Whose;
  /** They answer for some of the clients that they see, and not for all. */
  hasChoice: boolean;
}) {
  const t = useTranslations('today');
  const now = view.cases.filter(({ severity }) => severity === 'high').length;
  const later = view.cases.length - now + view.more.count;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>{t('counts', { now, later, digest: view.digest.count })}</span>
      {hasChoice && (
        <span className="flex gap-x-3">
          {(['mine', 'all'] as const).map((one) =>
            one === whose ? (
              <span key={one} aria-current="true" className="font-strong text-ink">
                {t(`whose.${one}`)}
              </span>
            ) : (
              <a key={one} href={todayHref({ whose: one })} className="link">
                {t(`whose.${one}`)}
              </a>
            ),
          )}
        </span>
      )}
    </span>
  );
}
