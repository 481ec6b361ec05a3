import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { createRequestAction, endTemplateAction } from '@/app/staff/requests/request-actions';
import { RequestForm } from '@/components/requests/request-form';
import { TemplateChoice } from '@/components/requests/template-choice';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getRequestForm } from '@/domain/requests/get-request-form';
import { addDays } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { newId, parseId, publicId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

const Search = z.object({ template: z.string().max(100).optional().catch(undefined) });
const USUAL_DAYS = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('form.new_title') };
}

export default async function NewRequestPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const asked = Search.parse(await searchParams);
  const actor = await requireEmployee(`/staff/clients/${id}/requests/new`);
  const [shell, form] = await readPage(() => {
    const clientId = parseId('cl', id);
    return readAs(actor, () =>
      Promise.all([getStaffShell(actor), getRequestForm(actor, { clientId })]),
    );
  });
  const t = await getTranslations();
  const { client, templates, senders, today, locale } = form;
  const template = templates.find((each) => each.id === asked.template) ?? null;
  const dueDays = template ? template.dueDays : USUAL_DAYS;
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
            current={t('requests.form.new_title')}
          />
        }
        lede={t(senders > 0 ? 'requests.form.lede' : 'requests.form.nobody')}
      >
        {t('requests.form.sentence', { client: client.name })}
      </FirstSentence>
      <Words of={['requestForms']}>
        <TemplateChoice
          client={id}
          templates={templates}
          chosen={template?.id ?? null}
          end={endTemplateAction}
        />
        <RequestForm
          key={template?.id ?? ''}
          hidden={{ id: publicId('rq', newId()), client: id }}
          isNew
          values={{
            title: template?.title ?? '',
            note: template?.note ?? '',
            dueOn: dueDays === null ? '' : addDays(today, dueDays),
            items: (template?.items ?? []).map((item) => ({ ...item, hint: item.hint ?? '' })),
          }}
          locale={locale}
          backHref={`/staff/clients/${id}`}
          action={createRequestAction}
        />
      </Words>
    </StaffShell>
  );
}
