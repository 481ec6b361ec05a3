import type { RuleChangeItem } from '@/components/friction/rule-changes-card';
import type { RuleItem } from '@/components/friction/rule-row';
import type { ThresholdChoice } from '@/components/friction/rule-threshold';
import type { RuleName } from '@/domain/friction/rules';
import type { RuleChangeView, RulesView, RuleView } from '@/domain/friction/trust/list-rules';
import type { Day } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

type Reading = { t: Translate; locale: string };

/** Rules with everything written out for their rows; `when` where each says when it is raised. */
export function ruleItems(
  rules: readonly RuleView[],
  { days }: RulesView,
  { t, locale, when }: Reading & { when: boolean },
): RuleItem[] {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return rules.map((view) => {
    const { rule, value, standard, choices, raised, notReal, trial } = view;
    const values = choices.includes(value) ? choices : [value, ...choices];
    return {
      ...{ rule, days, raised, notReal },
      name: ruleName(rule, t),
      when: when ? t(`rulesPage.when.${rule}`, view.settings as never) : null,
      threshold: threshold(rule, value, t),
      choices: values.map((each) => choiceOf(rule, each, { t, value, standard })),
      share: raised > 0 ? percent.format(notReal / raised) : '',
      trial: trial && {
        sentence: t('rulesPage.trial', {
          threshold: threshold(rule, trial.value, t),
          remain: trial.remain,
          remainNotReal: trial.remainNotReal,
        }),
        tryIt: t('rulesPage.trial_do', { threshold: threshold(rule, trial.value, t) }),
        choice: choiceOf(rule, trial.value, { t }),
      },
    };
  });
}

/** Changes of thresholds, written out. */
export function changeItems(
  changes: readonly RuleChangeView[],
  { t, locale, zone, today }: Reading & { zone: string; today: Day },
): RuleChangeItem[] {
  return changes.map(({ rule, at, by, from, to, isLatest }) => ({
    key: `${rule} ${at.getTime()}`,
    rule,
    sentence: t('rulesPage.change', {
      by,
      rule: ruleName(rule, t),
      from: threshold(rule, from, t),
      to: threshold(rule, to, t),
    }),
    time: formatInstant(at, { style: 'row', zone, today, locale }),
    back: isLatest
      ? {
          choice: choiceOf(rule, from, { t }),
          label: t('rulesPage.put_back', { threshold: threshold(rule, from, t) }),
        }
      : null,
  }));
}

/** What opens the page of rules: how many signals there were, and how many of them were none. */
export function rulesSentence({ rules, days }: RulesView, t: Translate): string {
  const raised = rules.reduce((sum, rule) => sum + rule.raised, 0);
  const notReal = rules.reduce((sum, rule) => sum + rule.notReal, 0);
  if (raised === 0) return t('rulesPage.sentence.none', { days });
  if (notReal === 0) return t('rulesPage.sentence.trusted', { days, raised });
  const worstCount = Math.max(...rules.map((rule) => rule.notReal));
  return t('rulesPage.sentence.some', { days, raised, notReal, worstCount });
}

function ruleName(rule: RuleName, t: Translate): string {
  return t(`friction.rules.${rule}.name`);
}

function threshold(rule: RuleName, value: number, t: Translate): string {
  return t(`rulesPage.thresholds.${rule}`, { value });
}

function choiceOf(
  rule: RuleName,
  each: number,
  { t, value, standard }: { t: Translate; value?: number; standard?: number },
): ThresholdChoice {
  const words = threshold(rule, each, t);
  return {
    value: each,
    label: each === standard ? `${words} (${t('rulesPage.standard')})` : words,
    done: t('rulesPage.set', { rule: ruleName(rule, t), threshold: words }),
    isCurrent: each === value,
  };
}
