import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CreditOf, CreditWork } from '@/components/invoices/credit-note-parts';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Section } from '@/components/ui/section';
import { getClientShell } from '@/domain/home/get-client-shell';
import { creditSentence } from '@/domain/invoices/credit-sentence';
import { getCreditNote } from '@/domain/invoices/get-credit-note';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('creditNotes'))('title') };
}

export default async function CreditNotePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireContact(`/credit-notes/${id}`);
  const [note, shell] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([getCreditNote(actor, { id: parseId('cn', id) }), getClientShell(actor)]),
    ),
  );
  const t = await getTranslations();
  const reading = { locale: shell.locale, today: todayIn(shell.zone) };
  return (
    <ClientShell shell={shell} place="invoices">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/invoices', label: t('invoices.title') }]}
            current={t('creditNotes.one', { number: note.number })}
          />
        }
        lede={<CreditOf note={note} reader="client" />}
      >
        {creditSentence(note, { t, ...reading })}
      </FirstSentence>
      <Section title={t('creditNotes.for')}>
        <CreditWork note={note} reading={reading} />
      </Section>
    </ClientShell>
  );
}
