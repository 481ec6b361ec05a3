import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GroupCard } from '@/components/causes/group-card';
import { ChooseSignals } from '@/components/causes/choose-signals';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listCauseChoices } from '@/domain/causes/list-cause-choices';
import { listGroups } from '@/domain/causes/list-groups';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { giveChosenAction } from '../actions';
import { causeReader } from '../cause-reader';
import { signalLines } from '../signal-lines';
import { groupItems } from './group-items';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('causes'))('group.title') };
}

export default async function GroupPage() {
  const actor = await requireEmployee('/staff/friction/causes/group');
  const [shell, grouping, choices] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getStaffShell(actor), listGroups(actor), listCauseChoices(actor)]),
    ),
  );
  const t = await getTranslations();
  const reader = causeReader(shell);
  const { days, signals, total } = grouping;
  const lines = signalLines(signals, t, reader);
  const groups = groupItems(grouping, lines, t, reader);
  const say = (day: string) =>
    formatDay(day, { style: 'short', today: reader.today, locale: reader.locale });
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={total > 0 && t('causes.group.lede', { from: say(days.from), to: say(days.to) })}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/friction/causes', label: t('causes.title') }]}
            current={t('causes.group.title')}
          />
        }
      >
        {t('causes.group.sentence', {
          total,
          groups: groups.filter(({ isChance }) => !isChance).length,
        })}
      </FirstSentence>
      <Words of={['causeForms', 'friction']}>
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} choices={choices} give={giveChosenAction} />
        ))}
        <Card>
          <CardHeader
            title={t('causes.group.all')}
            aside={
              lines.length < total && t('causes.group.all_shown', { shown: lines.length, total })
            }
          />
          {lines.length > 0 ? (
            <ChooseSignals
              name={t('causes.group.all')}
              signals={lines}
              choices={choices}
              measured=""
              where=""
              give={giveChosenAction}
            />
          ) : (
            <EmptyLine>{t('causes.group.empty')}</EmptyLine>
          )}
        </Card>
      </Words>
    </StaffShell>
  );
}
