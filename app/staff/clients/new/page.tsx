import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewClientForm } from '@/components/clients/new-client-form';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listEmployees } from '@/domain/clients/list-employees';
import { getFirm } from '@/domain/firm/get-firm';
import { offeredCurrencies, offeredZones } from '@/domain/firm/offered';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { createClientAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('new') };
}

export default async function NewClientPage() {
  const actor = await requireEmployee('/staff/clients/new');
  const { shell, firm, employees } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      firm: await getFirm(actor),
      employees: await listEmployees(actor),
    })),
  );
  const t = await getTranslations('clients');
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        lede={t('new_lede')}
        above={
          <Breadcrumb trail={[{ href: '/staff/clients', label: t('title') }]} current={t('new')} />
        }
      >
        {t('new_sentence')}
      </FirstSentence>
      <Words of={['clientForms']}>
        <NewClientForm
          action={createClientAction}
          currency={firm.currency}
          firmZone={firm.zone}
          zones={offeredZones()}
          currencies={offeredCurrencies()}
          managers={employees.filter(({ role }) => role !== 'staff')}
        />
      </Words>
    </StaffShell>
  );
}
