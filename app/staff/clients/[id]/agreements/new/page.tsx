import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { AgreementForm } from '@/components/agreements/agreement-form';
import { typedAgreement } from '@/components/agreements/typed-agreement';
import { currencyChoices } from '@/components/invoices/typed-draft';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getAgreementForm } from '@/domain/agreements/get-agreement-form';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { createAgreementAction, replaceAgreementAction } from '../actions';

const Search = z.object({ replaces: z.string().max(100).optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('form.new_title') };
}

export default async function NewAgreementPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const { replaces } = Search.parse(await searchParams);
  const actor = await requireEmployee(`/staff/clients/${id}/agreements/new`);
  const [shell, form] = await readPage(() => {
    const clientId = parseId('cl', id);
    const asked = { clientId, replaces: replaces ? parseId('ag', replaces) : null };
    return readAs(actor, () => Promise.all([getStaffShell(actor), getAgreementForm(actor, asked)]));
  });
  const t = await getTranslations();
  const { client } = form;
  const values = typedAgreement(form);
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              { href: `/staff/clients/${id}`, label: client.name },
            ]}
            current={t('agreements.form.new_title')}
          />
        }
        lede={t(form.replaces ? 'agreements.form.replace_lede' : 'agreements.form.new_lede')}
      >
        {form.replaces
          ? t('agreements.form.replace_sentence', { title: form.replaces.title })
          : t('agreements.form.new_sentence', { client: client.name })}
      </FirstSentence>
      <Words of={['agreementForm', 'invoices', 'draftMarks']}>
        <AgreementForm
          id={form.id}
          client={client}
          replaces={form.replaces?.id ?? null}
          values={values}
          currencies={currencyChoices(values)}
          contracts={form.contracts}
          locale={form.locale}
          today={form.today}
          action={form.replaces ? replaceAgreementAction : createAgreementAction}
        />
      </Words>
    </StaffShell>
  );
}
