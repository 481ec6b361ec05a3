import type { useTranslations } from 'next-intl';
import { DigestSwitch } from '@/components/friction/digest-switch';
import type { OutageView } from '@/domain/friction/outages/list-outages';
import type { Today } from '@/domain/friction/list-today';
import { chooseDigestAction } from './case-actions';
import type { FoldedCases } from './cases';

type Translate = ReturnType<typeof useTranslations<never>>;

/** What can wait, in the order in which it wants somebody: beyond the day's five, small, and put off. */
export function todayFolds(
  { more, digest, away, outages }: Today & { outages: readonly OutageView[] },
  {
    t,
    day,
    address,
    isAsked,
  }: {
    t: Translate;
    /** The day of an instant, written out. */
    day: (at: Date) => string;
    address: TodayAddress;
    isAsked: boolean;
  },
): FoldedCases[] {
  const folds: FoldedCases[] = [];
  if (more.count > 0 && !isAsked) {
    folds.push({
      key: 'more',
      label: t('today.more', { count: more.count }),
      cases: [],
      href: todayHref({ ...address, more: true }),
    });
  }
  if (isAsked) {
    folds.push({
      key: 'more',
      label: t('today.more', { count: more.count }),
      cases: more.cases,
      isOpen: true,
      foot: (
        <p className="flex flex-wrap gap-x-4">
          <span>{t('today.ranked')}</span>
          {more.next && (
            <a href={todayHref({ ...address, more: true, after: more.next })} className="link">
              {t('today.show_next')}
            </a>
          )}
          <a href={todayHref(address)} className="link">
            {t('today.fold')}
          </a>
        </p>
      ),
    });
  }
  const rest = ({ count, cases }: { count: number; cases: readonly unknown[] }) =>
    count > cases.length && (
      <p>
        <a href="/staff/clients" className="link">
          {t('today.rest', { count: count - cases.length })}
        </a>
      </p>
    );
  if (digest.count > 0) {
    folds.push({
      key: 'digest',
      label: t('today.digest', { count: digest.count }),
      cases: digest.cases,
      foot: (
        <div className="flex flex-col gap-3">
          {rest(digest)}
          <DigestSwitch on={digest.byMail} choose={chooseDigestAction.bind(null, null)} />
        </div>
      ),
    });
  }
  if (away.count > 0) {
    folds.push({
      key: 'away',
      label: t('today.away', { count: away.count }),
      cases: away.cases,
      foot: rest(away),
    });
  }
  const [newest] = outages;
  if (newest) {
    folds.push({
      key: 'outages',
      label: t('outages.line', { count: outages.length, day: day(newest.beganAt) }),
      cases: [],
      href: '/staff/friction/outages',
    });
  }
  return folds;
}

/** What stands in the address of Today. */
export type TodayAddress = { whose: 'mine' | 'all' | null; more?: boolean; after?: string };

export function todayHref({ whose, more, after }: TodayAddress): string {
  const search = new URLSearchParams({
    ...(whose && { whose }),
    ...(more && { more: '1' }),
    ...(after && { after }),
  });
  return search.size > 0 ? `/staff?${search}` : '/staff';
}
