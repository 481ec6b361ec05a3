import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EditorPage } from '@/components/invoices/editor-page';
import { StaffShell } from '@/components/shell/staff-shell';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getDraft } from '@/domain/invoices/get-draft';
import { readAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  deleteDraftAction,
  draftVersionAction,
  saveDraftAction,
  sendDraftAction,
} from '@/app/staff/invoices/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invoices'))('title') };
}

export default async function EditDraftPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/invoices/${id}/edit`);
  const { shell, draft } = await readPage(() =>
    readAs(actor, async () => ({
      draft: await getDraft(actor, { id: parseId('in', id) }).catch(unlessSent(id)),
      shell: await getStaffShell(actor),
    })),
  );
  return (
    <StaffShell shell={shell} place="invoices">
      <EditorPage
        draft={draft}
        zone={shell.zone}
        save={saveDraftAction}
        send={sendDraftAction}
        newest={draftVersionAction}
        discard={deleteDraftAction}
      />
    </StaffShell>
  );
}

/** What was sent is looked at, no longer written. */
function unlessSent(id: string) {
  return (error: unknown): never => {
    if (error instanceof PortalError && error.code === 'conflict')
      redirect(`/staff/invoices/${id}`);
    throw error;
  };
}
