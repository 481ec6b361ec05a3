import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { RuleName } from '@/domain/friction/rules';
import { RuleThreshold, type SetRule, SetRuleTo, type ThresholdChoice } from './rule-threshold';

/** A rule with everything written out for its row. */
export type RuleItem = {
  rule: RuleName;
  name: string;
  /** When it is raised, in a sentence; null where there is no room for it. */
  when: string | null;
  threshold: string;
  choices: readonly ThresholdChoice[];
  days: number;
  raised: number;
  notReal: number;
  /** Their share, in words. */
  share: string;
  /** What the next threshold would have come to; null where that is not known. */
  trial: { sentence: string; tryIt: string; choice: ThresholdChoice } | null;
};

/** One rule: what it is called, how often it was not real, and what it is set to. `set` is null for who may only read. */
export function RuleRow({ item, set }: { item: RuleItem; set: SetRule | null }) {
  const t = useTranslations('rulesPage');
  const { rule, name, when, threshold, choices, trial } = item;
  return (
    <li id={rule} className="flex flex-col gap-1 px-card py-3">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 pt-1 font-name text-balance">{name}</p>
        <div className="shrink-0">
          {set ? (
            <RuleThreshold
              rule={rule}
              label={threshold}
              name={t('set_label', { rule: name, threshold })}
              choices={choices}
              set={set}
              undoLabel={t('undo')}
            />
          ) : (
            <span className="text-small text-ink-2">{threshold}</span>
          )}
        </div>
      </div>
      {when && <p className="max-w-[38em] text-pretty">{when}</p>}
      <p className="text-small text-ink-2">
        <Share item={item} />
      </p>
      {set && trial && (
        <p className="mt-1 flex gap-2.5 rounded-control bg-slate-wash p-3 text-small">
          <Icon name="info" size="button" className="mt-0.5 shrink-0 text-ink-2" />
          <span>
            {trial.sentence}{' '}
            <SetRuleTo
              rule={rule}
              choice={trial.choice}
              set={set}
              undoLabel={t('undo')}
              actingLabel={t('trial_doing')}
            >
              {trial.tryIt}
            </SetRuleTo>
          </span>
        </p>
      )}
    </li>
  );
}

function Share({ item }: { item: RuleItem }) {
  const t = useTranslations('rulesPage');
  const { raised, notReal, share, days } = item;
  if (raised === 0) return t('never', { days });
  if (notReal === 0) return t('share_none', { raised });
  return t.rich('share', {
    ...{ raised, notReal, share },
    b: (chunks) => <strong className="font-strong text-ink">{chunks}</strong>,
  });
}
