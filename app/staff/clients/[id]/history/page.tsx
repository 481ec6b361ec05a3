import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccessAddress, AccessHistoryList } from '@/app/access-history';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { accessSentence } from '@/domain/history/access-sentence';
import { listAccess } from '@/domain/history/list-access';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessHistory'))('title') };
}

export default async function ClientHistoryPage({
  params,
  searchParams,
}: PageProps<'/staff/clients/[id]/history'>) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/history`);
  const filter = AccessAddress.parse(await searchParams);
  const { shell, history } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      history: await listAccess(actor, { ...filter, clientId: parseId('cl', id) }),
    })),
  );
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        lede={t('accessHistory.lede_firm')}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              { href: `/staff/clients/${id}`, label: history.client.name },
            ]}
            current={t('accessHistory.title')}
          />
        }
      >
        {accessSentence(history, { t, firm: shell.firm.name, reader: 'firm' })}
      </FirstSentence>
      <AccessHistoryList
        history={history}
        filter={filter}
        place={`/staff/clients/${id}/history`}
        papersAt="/staff"
        shell={shell}
      />
    </StaffShell>
  );
}
