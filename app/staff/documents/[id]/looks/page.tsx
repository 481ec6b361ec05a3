import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { After } from '@/app/(client)/documents/search';
import { LookRecord } from '@/components/documents/look-record';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listLooks } from '@/domain/documents/list-looks';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('looking'))('title') };
}

export default async function FirmLooksPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { after } = After.parse(await searchParams);
  const actor = await requireEmployee(`/staff/documents/${id}/looks`);
  const { shell, record } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      record: await listLooks(actor, { documentId: parseId('do', id), cursor: after }),
    })),
  );
  const { zone, locale, firm } = shell;
  const { title } = record.document;
  const t = await getTranslations();
  const today = todayIn(zone);
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/documents', label: t('documents.title') },
              { href: `/staff/documents/${id}`, label: title },
            ]}
            current={t('looking.record')}
          />
        }
        lede={t('looking.lede_firm')}
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
        nextHref={
          record.next && `/staff/documents/${id}/looks?after=${encodeURIComponent(record.next)}`
        }
      />
    </StaffShell>
  );
}
