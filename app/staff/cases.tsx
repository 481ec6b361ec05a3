import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type CaseFold, CasesCard } from '@/components/friction/cases-card';
import type { CauseChoice } from '@/domain/causes/list-cause-choices';
import type { CaseView } from '@/domain/friction/cases/case-view';
import { DISMISS_REASONS } from '@/domain/friction/cases/dismiss-case';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import { type Day, now } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import {
  dismissCaseAction,
  reopenCaseAction,
  settleCaseAction,
  snoozeCaseAction,
  takeCaseAction,
} from './case-actions';
import { giveCauseAction, takeCauseBackAction } from './friction/causes/actions';
import { caseItems } from './case-items';
import { remindNowAction } from './invoices/question-actions';

const ACTIONS = {
  take: takeCaseAction.bind(null, null),
  snooze: snoozeCaseAction.bind(null, null),
  dismiss: dismissCaseAction.bind(null, null),
  settle: settleCaseAction.bind(null, null),
  reopen: reopenCaseAction.bind(null, null),
};

const CAUSE_ACTIONS = {
  give: giveCauseAction.bind(null, null),
  takeBack: takeCauseBackAction.bind(null, null),
};

/** Cases folded under the list, before they are written out. */
export type FoldedCases = Omit<CaseFold, 'items'> & { cases: readonly CaseView[] };

/** The cases of a page with what can be done with them. */
export function Cases({
  cases,
  causes,
  folds,
  counts,
  reader,
  empty,
  brief,
}: {
  cases: readonly CaseView[];
  /** What may be behind them. */
  causes: readonly CauseChoice[];
  folds: readonly FoldedCases[];
  counts: ReactNode;
  reader: { locale: string; zone: string; today: Day };
  empty: string;
  /** On a phone only what is *now* keeps its buttons. */
  brief?: boolean;
}) {
  const t = useTranslations();
  const written = { ...reader, t };
  return (
    <CasesCard
      items={caseItems(cases, written)}
      folds={folds.map(({ cases: folded, ...fold }) => ({
        ...fold,
        items: caseItems(folded, written),
      }))}
      counts={counts}
      offers={{
        reasons: DISMISS_REASONS,
        times: snoozeTimes(now(), reader.zone).map(({ name, until }) => ({
          label: t(`today.times.${name}`, {
            time: formatInstant(until, { style: 'row', ...reader }),
          }),
          until: until.toISOString(),
        })),
      }}
      actions={ACTIONS}
      causes={{ choices: causes, actions: CAUSE_ACTIONS }}
      remind={remindNowAction}
      empty={empty}
      brief={brief}
    />
  );
}
