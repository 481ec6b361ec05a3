import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireEmployee } from '@/lib/session';
import { PrivacySections } from '@/app/privacy-sections';
import { privacySentence } from '@/app/privacy-words';
import { StaffShell } from '@/components/shell/staff-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getExport } from '@/domain/privacy/get-export';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') };
}

export default async function PrivacyPage() {
  const actor = await requireEmployee('/staff/privacy');
  const { shell, view, made } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      view: await getPrivacy(actor),
      made: await getExport(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence reader="firm" lede={t('privacy.lede', { firm: shell.firm.name })}>
        {privacySentence(view, shell, t)}
      </FirstSentence>
      <PrivacySections base="/staff/privacy" view={view} made={made} shell={shell} />
    </StaffShell>
  );
}
