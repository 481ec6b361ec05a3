import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { securityItem } from '@/app/factor-items';
import { SecuritySections } from '@/app/security-sections';
import { SecurityList } from '@/components/factors/security-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listSessions } from '@/domain/devices/list-sessions';
import { getFactors } from '@/domain/factors/get-factors';
import { securitySentence } from '@/domain/factors/security-sentence';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('title') };
}

export default async function SecurityPage() {
  const actor = await requireEmployee('/staff/security');
  const { shell, factors, sessions, own } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      factors: await getFactors(actor),
      sessions: await listSessions(actor),
      own: await listPasskeys(actor),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence reader="firm" lede={t('security.lede')}>
        {securitySentence(factors, t)}
      </FirstSentence>
      <SecurityList base="/staff/security" {...securityItem(factors, shell)} />
      <SecuritySections
        actor={actor}
        base="/staff/security"
        sessions={sessions}
        own={own}
        locale={locale}
        zone={zone}
      />
    </StaffShell>
  );
}
