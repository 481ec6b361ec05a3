import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List } from '@/components/ui/list';
import type { RuleName } from '@/domain/friction/rules';
import { type SetRule, SetRuleTo, type ThresholdChoice } from './rule-threshold';

/** One change of a threshold, written out. */
export type RuleChangeItem = {
  key: string;
  rule: RuleName;
  sentence: string;
  time: string;
  /** What it was before, where it can be put back. */
  back: { choice: ThresholdChoice; label: string } | null;
};

/** Who has set which rule, the newest first. */
export function RuleChangesCard({
  changes,
  set,
}: {
  changes: readonly RuleChangeItem[];
  set: SetRule | null;
}) {
  const t = useTranslations('rulesPage');
  return (
    <Card>
      <CardHeader title={t('changed_card')} />
      {changes.length === 0 ? (
        <EmptyLine>{t('changed_none')}</EmptyLine>
      ) : (
        <List>
          {changes.map(({ key, rule, sentence, time, back }) => (
            <li key={key} className="px-card py-3">
              <p className="text-pretty">{sentence}</p>
              <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-small text-ink-2">
                {time}
                {set && back && (
                  <SetRuleTo
                    rule={rule}
                    choice={back.choice}
                    set={set}
                    undoLabel={t('undo')}
                    actingLabel={t('putting_back')}
                  >
                    {back.label}
                  </SetRuleTo>
                )}
              </p>
            </li>
          ))}
        </List>
      )}
    </Card>
  );
}
