import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { keptItems } from '@/app/kept-items';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { KeptList } from '@/components/privacy/kept-list';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getKept } from '@/domain/privacy/get-kept';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('kept'))('title') };
}

export default async function KeptPage() {
  const actor = await requireContactInPerson('/privacy/kept');
  const { shell, retention } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      retention: await getKept(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/privacy', label: t('privacy.title') }]}
            current={t('kept.title')}
          />
        }
      >
        {t('kept.sentence')}
      </FirstSentence>
      <KeptList items={keptItems(retention, 'client', t)} label={t('kept.title')} />
    </ClientShell>
  );
}
