import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ChooseClient } from '@/components/invoices/choose-client';
import { EditorPage } from '@/components/invoices/editor-page';
import { StaffShell } from '@/components/shell/staff-shell';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { startDraft } from '@/domain/invoices/get-draft';
import { listBilledClients } from '@/domain/invoices/list-billed-clients';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  deleteDraftAction,
  draftVersionAction,
  saveDraftAction,
  sendDraftAction,
} from '../actions';

const Search = z.object({ client: z.string().max(100).optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('firm.new') };
}

export default async function NewInvoicePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { client } = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/invoices/new');
  const { shell, draft, clients } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      draft: client ? await startDraft(actor, { clientId: parseId('cl', client) }) : null,
      clients: client ? [] : await listBilledClients(actor),
    })),
  );
  return (
    <StaffShell shell={shell} place="invoices">
      {draft ? (
        <EditorPage
          key={draft.client.id}
          draft={draft}
          zone={shell.zone}
          save={saveDraftAction}
          send={sendDraftAction}
          newest={draftVersionAction}
          discard={deleteDraftAction}
        />
      ) : (
        <ChooseClient clients={clients} />
      )}
    </StaffShell>
  );
}
