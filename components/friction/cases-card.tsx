import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Words } from '@/components/ui/words';
import { type CauseActions, CauseMenu, type CauseMenuChoice } from '@/components/causes/cause-menu';
import { CaseActs } from './case-acts';
import type { CaseActions, CaseItem, CaseOffers } from './case-item';
import { CaseRow, type RemindAction } from './case-row';
import { LiveRows } from './live-rows';

/** Cases folded under the list: how many in words, and the rows that are at hand. */
export type CaseFold = {
  key: string;
  label: string;
  items: readonly CaseItem[];
  /** Where they are shown, while they are not at hand. */
  href?: string;
  /** Under the rows: how they are ordered, a switch, the way to more. */
  foot?: ReactNode;
  /** It was asked for. */
  isOpen?: boolean;
};

/** Cases as sentences, in the order in which they want somebody; what can wait folded under them. */
export function CasesCard({
  items,
  folds,
  counts,
  offers,
  actions,
  causes,
  remind,
  empty,
  brief = false,
}: {
  items: readonly CaseItem[];
  folds: readonly CaseFold[];
  counts: ReactNode;
  offers: CaseOffers;
  actions: CaseActions;
  /** What may be behind them, and how it is said. */
  causes: { choices: readonly CauseMenuChoice[]; actions: CauseActions };
  remind: RemindAction;
  empty: string;
  /** On a phone only what is *now* keeps its buttons. */
  brief?: boolean;
}) {
  const t = useTranslations('today');
  const rows = (cases: readonly CaseItem[]) =>
    cases.map((item) => ({
      id: item.id,
      row: (
        <CaseRow
          item={item}
          remind={remind}
          brief={brief && item.severity !== 'high' && !item.away}
          causes={
            <CauseMenu
              signalIds={item.signals}
              what={item.client.name}
              current={item.cause}
              choices={causes.choices}
              actions={causes.actions}
            />
          }
          acts={<CaseActs item={item} offers={offers} actions={actions} />}
        />
      ),
    }));
  return (
    <Words of={['today', 'causeForms']}>
      <Card>
        <CardHeader title={t('signals')} aside={counts} />
        <LiveRows rows={rows(items)} empty={<EmptyLine>{empty}</EmptyLine>} />
        {folds.map(({ key, label, items: folded, href, foot, isOpen }) =>
          href ? (
            <p key={key} className="border-t border-line px-card py-3 text-small">
              <a href={href} className="link">
                {label}
              </a>
            </p>
          ) : (
            <details key={key} open={isOpen} className="border-t border-line">
              <summary className="cursor-pointer list-none px-card py-3 text-small [&::-webkit-details-marker]:hidden">
                <span className="link">{label}</span>
              </summary>
              <div className="border-t border-line">
                <LiveRows rows={rows(folded)} empty={null} />
                {foot && <div className="border-t border-line px-card py-3 text-small">{foot}</div>}
              </div>
            </details>
          ),
        )}
      </Card>
    </Words>
  );
}
