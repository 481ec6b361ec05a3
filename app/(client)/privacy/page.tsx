import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { PrivacySections } from '@/app/privacy-sections';
import { privacySentence } from '@/app/privacy-words';
import { ClientShell } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getExport } from '@/domain/privacy/get-export';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') };
}

export default async function PrivacyPage() {
  const actor = await requireContactInPerson('/privacy');
  const { shell, view, made } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      view: await getPrivacy(actor),
      made: await getExport(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence reader="inner" lede={t('privacy.lede', { firm: shell.firm.name })}>
        {privacySentence(view, shell, t)}
      </FirstSentence>
      <PrivacySections base="/privacy" view={view} made={made} shell={shell} />
    </ClientShell>
  );
}
