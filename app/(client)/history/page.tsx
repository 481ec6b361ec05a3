import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccessAddress, AccessHistoryList } from '@/app/access-history';
import { requireContact } from '@/app/(client)/require-contact';
import { ClientShell } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { accessSentence } from '@/domain/history/access-sentence';
import { listAccess } from '@/domain/history/list-access';
import { getClientShell } from '@/domain/home/get-client-shell';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessHistory'))('title') };
}

export default async function HistoryPage({ searchParams }: PageProps<'/history'>) {
  const actor = await requireContact('/history');
  const filter = AccessAddress.parse(await searchParams);
  const { shell, history } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      history: await listAccess(actor, filter),
    })),
  );
  const t = await getTranslations();
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        lede={t(history.ownOnly ? 'accessHistory.lede_own' : 'accessHistory.lede_client')}
      >
        {accessSentence(history, { t, firm: shell.firm.name, reader: 'client' })}
      </FirstSentence>
      <AccessHistoryList
        history={history}
        filter={filter}
        place="/history"
        papersAt=""
        shell={shell}
      />
    </ClientShell>
  );
}
