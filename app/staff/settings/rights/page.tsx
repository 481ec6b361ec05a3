import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { GivenRights } from '@/components/rights/given-rights';
import { RightsTable } from '@/components/rights/rights-table';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { describeTable, RIGHT_HOLDERS } from '@/domain/rights/describe-table';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights'))('title') };
}

export default async function RightsPage() {
  const actor = await requireEmployee('/staff/settings/rights');
  if (!may(actor, 'rights.read')) notFound();
  const t = await getTranslations();
  const shell = await getStaffShell(actor);
  const groups = describeTable(actor, t);
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('rights.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/settings', label: t('firm.title') }]}
            current={t('rights.title')}
          />
        }
      >
        {t('rights.sentence', { count: groups.reduce((sum, { rows }) => sum + rows.length, 0) })}
      </FirstSentence>
      <GivenRights />
      {groups.map((group) => (
        <RightsTable key={group.place} group={group} holders={RIGHT_HOLDERS} />
      ))}
    </StaffShell>
  );
}
