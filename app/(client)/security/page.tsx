import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { securityItem } from '@/app/factor-items';
import { SecuritySections } from '@/app/security-sections';
import { SecurityList } from '@/components/factors/security-list';
import { ClientShell } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { listSessions } from '@/domain/devices/list-sessions';
import { getFactors } from '@/domain/factors/get-factors';
import { securitySentence } from '@/domain/factors/security-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContactInPerson } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('title') };
}

export default async function SecurityPage() {
  const actor = await requireContactInPerson('/security');
  const { shell, factors, sessions, own } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      factors: await getFactors(actor),
      sessions: await listSessions(actor),
      own: await listPasskeys(actor),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence reader="inner" lede={t('security.lede')}>
        {securitySentence(factors, t)}
      </FirstSentence>
      <SecurityList base="/security" {...securityItem(factors, shell)} />
      <SecuritySections
        actor={actor}
        base="/security"
        sessions={sessions}
        own={own}
        locale={locale}
        zone={zone}
      />
    </ClientShell>
  );
}
