import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditClientForm } from '@/components/clients/edit-client-form';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getClient } from '@/domain/clients/get-client';
import { offeredCurrencies, offeredZones } from '@/domain/firm/offered';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { editClientAction } from '@/app/staff/clients/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('change') };
}

export default async function EditClientPage({ params }: PageProps<'/staff/clients/[id]/edit'>) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/edit`);
  const { shell, client } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      client: await getClient(actor, { client: id }),
    })),
  );
  const t = await getTranslations('clients');
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('title') },
              { href: `/staff/clients/${id}`, label: client.name },
            ]}
            current={t('change')}
          />
        }
      >
        {t.rich('change_sentence', {
          name: () => <Name name={client.name} lang={client.nameLang} />,
        })}
      </FirstSentence>
      <Words of={['clientForms']}>
        <EditClientForm
          action={editClientAction}
          id={id}
          client={{
            name: client.name,
            latinName: client.latinName,
            address: client.address,
            currency: client.currency,
            zone: client.zone,
          }}
          firmZone={shell.zone}
          zones={offeredZones()}
          currencies={offeredCurrencies()}
        />
      </Words>
    </StaffShell>
  );
}
