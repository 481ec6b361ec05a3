import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LooksOfDocument } from '@/app/(client)/documents/looks-of-document';
import { After } from '@/app/(client)/documents/search';
import { StaffShell } from '@/components/shell/staff-shell';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listLooks } from '@/domain/looks/list-looks';
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
  const t = await getTranslations('looking');
  return (
    <StaffShell shell={shell} place="documents">
      <LooksOfDocument
        record={record}
        reader="firm"
        place="/staff/documents"
        lede={t('lede_firm')}
        shell={shell}
      />
    </StaffShell>
  );
}
