import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { checklistItems } from '@/app/checklist-items';
import { SeenBy } from '@/components/documents/seen-by';
import { FirmChecklist } from '@/components/requests/firm-checklist';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { isShortened, seenByForFirm } from '@/domain/documents/seers-sentence';
import { getRequest } from '@/domain/requests/get-request';
import { firmRequestLede, firmRequestSentence, withParts } from '@/domain/requests/sentences';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  acceptItemAction,
  cancelRequestAction,
  dropItemAction,
  restoreItemAction,
  sendBackItemAction,
} from '../request-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('firm_title') };
}

export default async function FirmRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/requests/${id}`);
  const [shell, request] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getStaffShell(actor), getRequest(actor, { id: parseId('rq', id) })]),
    ),
  );
  const { zone, locale } = shell;
  const t = await getTranslations();
  const words = { t, locale, today: todayIn(zone) };
  const { client } = request;
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              {
                href: `/staff/clients/${client.id}`,
                label: client.name,
              },
            ]}
            current={request.title}
          />
        }
        lede={[firmRequestLede(request, words), request.note].filter(Boolean).join(' ')}
        actions={
          request.state === 'open' && (
            <>
              <LinkButton
                href={`/staff/requests/${id}/edit`}
                icon={<Icon name="pencil" size="button" />}
              >
                {t('requests.change')}
              </LinkButton>
              <ConfirmButton
                label={t('requests.cancel.label')}
                title={t('requests.cancel.title', { client: client.name })}
                keepLabel={t('requests.cancel.keep')}
                actLabel={t('requests.cancel.act')}
                actingLabel={t('requests.cancel.acting')}
                action={cancelRequestAction}
                fields={{ id }}
              >
                <p>{t('requests.cancel.text')}</p>
              </ConfirmButton>
            </>
          )
        }
      >
        {firmRequestSentence(request, words)}
      </FirstSentence>
      <FirmChecklist
        items={checklistItems(request, { ...words, zone })}
        state={request.state}
        judging={{
          accept: acceptItemAction,
          sendBack: sendBackItemAction,
          drop: dropItemAction,
          restore: restoreItemAction,
        }}
      />
      <SeenBy
        sentence={withParts(
          seenByForFirm({ seers: request.seers, state: 'ready', client, request }, words),
          request,
          t,
        )}
        seers={request.seers}
        isShort={isShortened(request.seers)}
        client={client.name}
        firm={shell.firm.name}
      />
    </StaffShell>
  );
}
