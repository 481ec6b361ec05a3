import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LooksOfDocument } from '@/app/(client)/documents/looks-of-document';
import { ClientShell } from '@/components/shell/client-shell';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listLooks } from '@/domain/looks/list-looks';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { After } from '@/app/(client)/documents/search';
import { requireContact } from '@/app/(client)/require-contact';

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
  const t = await getTranslations('looking');
  return (
    <ClientShell shell={shell} place="documents">
      <LooksOfDocument
        record={record}
        reader="inner"
        place="/documents"
        lede={t('lede_client', { firm: shell.firm.name })}
        shell={shell}
      />
    </ClientShell>
  );
}
