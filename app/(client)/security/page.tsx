import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SecuritySections } from '@/app/security-sections';
import { ClientShell } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { listSessions } from '@/domain/devices/list-sessions';
import { signedInSentence } from '@/domain/devices/session-words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('devices'))('title') };
}

export default async function SecurityPage() {
  const actor = await requireContact('/security');
  const { shell, sessions, own } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      sessions: await listSessions(actor),
      own: await listPasskeys(actor),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence reader="inner" lede={t('devices.lede')}>
        {signedInSentence(sessions, t)}
      </FirstSentence>
      <SecuritySections actor={actor} sessions={sessions} own={own} locale={locale} zone={zone} />
    </ClientShell>
  );
}
