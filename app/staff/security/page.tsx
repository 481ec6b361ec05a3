import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SecuritySections } from '@/app/security-sections';
import { StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { listSessions } from '@/domain/devices/list-sessions';
import { signedInSentence } from '@/domain/devices/session-words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('devices'))('title') };
}

export default async function SecurityPage() {
  const actor = await requireEmployee('/staff/security');
  const { shell, sessions, own } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      sessions: await listSessions(actor),
      own: await listPasskeys(actor),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence reader="firm" lede={t('devices.lede')}>
        {signedInSentence(sessions, t)}
      </FirstSentence>
      <SecuritySections actor={actor} sessions={sessions} own={own} locale={locale} zone={zone} />
    </StaffShell>
  );
}
