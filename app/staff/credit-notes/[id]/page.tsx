import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CreditOf, CreditWork } from '@/components/invoices/credit-note-parts';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { firmCreditSentence } from '@/domain/invoices/credit-sentence';
import { getCreditNote } from '@/domain/invoices/get-credit-note';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('creditNotes'))('title') };
}

export default async function FirmCreditNotePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/credit-notes/${id}`);
  const [note, shell] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getCreditNote(actor, { id: parseId('cn', id) }), getStaffShell(actor)]),
    ),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  const { client, number } = note;
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              { href: `/staff/clients/${client.id}`, label: client.name },
            ]}
            current={t('creditNotes.one', { number })}
          />
        }
        lede={<CreditOf note={note} reader="firm" />}
      >
        {firmCreditSentence(note, { t, ...reading })}
      </FirstSentence>
      <CreditWork note={note} reading={reading} />
    </StaffShell>
  );
}
