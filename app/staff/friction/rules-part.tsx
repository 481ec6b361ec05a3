import { useLocale, useTranslations } from 'next-intl';
import { RulesCard } from '@/components/friction/rules-card';
import { leastTrusted, type RulesView } from '@/domain/friction/trust/list-rules';
import { changeRuleAction } from './rule-actions';
import { ruleItems } from './rule-items';

/** The others are a page of their own. */
const SHOWN = 6;

/** The rules that are least to be trusted, for the page of friction; `view` is what `listRules` answers. */
export function RulesPart({ view }: { view: RulesView }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <RulesCard
      title={t('rulesPage.card')}
      aside={
        <a href="/staff/friction/rules" className="link">
          {t('rulesPage.all', { count: view.rules.length })}
        </a>
      }
      items={ruleItems(leastTrusted(view.rules).slice(0, SHOWN), view, { t, locale, when: false })}
      set={view.mayChange ? changeRuleAction.bind(null, null) : null}
    />
  );
}
