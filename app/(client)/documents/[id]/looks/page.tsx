import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LookRecord } from '@/components/documents/look-record';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/access/get-client-shell';
import { listLooks } from '@/domain/documents/list-looks';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireContact } from '@/lib/session';
import { After } from '@/app/(client)/documents/search';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('looking'))('title') };
}

export default async function LooksPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { after } = After.parse(await searchParams);
  const actor = await requireContact(`/documents/${id}/looks`);
  const { shell, record } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      record: await listLooks(actor, { documentId: parseId('do', id), cursor: after }),
    })),
  );
  const { zone, locale, firm } = shell;
  const { title } = record.document;
  const t = await getTranslations();
  const today = todayIn(zone);
  return (
    <ClientShell shell={shell} place="documents">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[
              { href: '/documents', label: t('documents.title') },
              { href: `/documents/${id}`, label: title },
            ]}
            current={t('looking.record')}
          />
        }
        lede={t('looking.lede_client', { firm: firm.name })}
      >
        {t('looking.sentence', { count: record.looks.length, title })}
      </FirstSentence>
      <LookRecord
        firmName={firm.name}
        looks={record.looks.map((look) => ({
          ...look,
          at: look.at.toISOString(),
          when: formatInstant(look.at, { zone, today, locale, style: 'recent' }),
        }))}
        nextHref={record.next && `/documents/${id}/looks?after=${encodeURIComponent(record.next)}`}
      />
    </ClientShell>
  );
}
