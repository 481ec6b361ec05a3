import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RequestForm } from '@/components/requests/request-form';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getRequest } from '@/domain/requests/get-request';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { changeRequestAction } from '@/app/staff/requests/request-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('form.edit_title') };
}

export default async function EditRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/requests/${id}/edit`);
  const [shell, request] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getStaffShell(actor), getRequest(actor, { id: parseId('rq', id) })]),
    ),
  );
  if (request.state !== 'open') notFound();
  const t = await getTranslations('requests');
  const { client, title, note, dueOn } = request;
  const backHref = `/staff/requests/${id}`;
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: `/staff/clients/${client.id}`, label: client.name },
              { href: backHref, label: title },
            ]}
            current={t('form.edit_title')}
          />
        }
        lede={t('form.edit_lede')}
      >
        {t('form.edit_sentence', { client: client.name })}
      </FirstSentence>
      <Words of={['requestForms']}>
        <RequestForm
          hidden={{ id }}
          isNew={false}
          values={{ title, note: note ?? '', dueOn: dueOn ?? '', items: [] }}
          locale={shell.locale}
          backHref={backHref}
          action={changeRequestAction}
        />
      </Words>
    </StaffShell>
  );
}
