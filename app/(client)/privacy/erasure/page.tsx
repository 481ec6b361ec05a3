import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { ErasureSections } from '@/app/erasure-sections';
import { erasureSentence } from '@/app/privacy-words';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('erasure'))('title') };
}

export default async function ErasurePage() {
  const actor = await requireContactInPerson('/privacy/erasure');
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      view: await getPrivacy(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        lede={t('erasure.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/privacy', label: t('privacy.title') }]}
            current={t('erasure.title')}
          />
        }
      >
        {erasureSentence(view, shell, t)}
      </FirstSentence>
      <ErasureSections view={view} reader={shell} />
    </ClientShell>
  );
}
