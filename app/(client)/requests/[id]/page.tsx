import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { checklistItems } from '@/app/checklist-items';
import { ClientChecklist } from '@/components/requests/client-checklist';
import { ClientShell } from '@/components/shell/client-shell';
import { SeenBy } from '@/components/documents/seen-by';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { isShortened, seenByForClient } from '@/domain/documents/seers-sentence';
import { getRequest } from '@/domain/requests/get-request';
import { askedLede, requestSentence, withParts } from '@/domain/requests/sentences';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { reportSendFailedAction, takeBackFileAction } from './actions';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('title') };
}

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireContact(`/requests/${id}`);
  const [shell, request] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getClientShell(actor), getRequest(actor, { id: parseId('rq', id) })]),
    ),
  );
  const { zone, locale } = shell;
  const t = await getTranslations();
  const words = { t, locale, today: todayIn(zone) };
  return (
    <ClientShell shell={shell} place="documents">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/documents', label: t('requests.documents') }]}
            current={request.title}
          />
        }
        lede={request.note ?? askedLede(request, words)}
      >
        {requestSentence(request, words)}
      </FirstSentence>
      <ClientChecklist
        items={checklistItems(request, { ...words, zone })}
        state={request.state}
        takeBack={takeBackFileAction}
        reportBroken={reportSendFailedAction}
      />
      <SeenBy
        sentence={withParts(
          seenByForClient(request, { client: shell.client.name, firm: shell.firm.name }, words),
          request,
          t,
        )}
        seers={request.seers}
        isShort={isShortened(request.seers)}
        client={shell.client.name}
        firm={shell.firm.name}
      />
    </ClientShell>
  );
}
