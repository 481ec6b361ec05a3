import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RuleChangesCard } from '@/components/friction/rule-changes-card';
import { RulesCard } from '@/components/friction/rules-card';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { buttonClass, LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { leastTrusted, listRules } from '@/domain/friction/trust/list-rules';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { changeRuleAction } from '../rule-actions';
import { changeItems, ruleItems, rulesSentence } from '../rule-items';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rulesPage'))('title') };
}

export default async function RulesPage() {
  const actor = await requireEmployee('/staff/friction/rules');
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => {
      const [shell, view] = await Promise.all([getStaffShell(actor), listRules(actor)]);
      return { shell, view };
    }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const set = view.mayChange ? changeRuleAction.bind(null, null) : null;
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={t(view.mayChange ? 'rulesPage.lede' : 'rulesPage.lede_reader')}
        actions={
          <LinkButton
            href="/staff/friction/outages"
            icon={<Icon name="circle-alert" size="button" />}
          >
            {t('rulesPage.outages')}
          </LinkButton>
        }
      >
        {rulesSentence(view, t)}
      </FirstSentence>
      <StaffColumns
        side={
          <>
            <RuleChangesCard
              changes={changeItems(view.changes, { t, locale, zone, today: todayIn(zone) })}
              set={set}
            />
            <Card>
              <CardHeader title={t('rulesPage.take_out')} />
              <CardBody className="flex gap-2">
                {(['csv', 'ndjson'] as const).map((format) => (
                  <form key={format} method="post" action={`/api/signals/export?format=${format}`}>
                    <button type="submit" className={buttonClass()}>
                      <Icon name="download" size="button" />
                      {t(`rulesPage.${format}`)}
                    </button>
                  </form>
                ))}
              </CardBody>
            </Card>
          </>
        }
      >
        <RulesCard
          title={t('rulesPage.card')}
          items={ruleItems(leastTrusted(view.rules), view, { t, locale, when: true })}
          set={set}
        />
      </StaffColumns>
    </StaffShell>
  );
}
