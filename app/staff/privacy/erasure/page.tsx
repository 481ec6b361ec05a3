import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireEmployee } from '@/lib/session';
import { ErasureSections } from '@/app/erasure-sections';
import { erasureSentence } from '@/app/privacy-words';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getPrivacy } from '@/domain/privacy/get-privacy';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('erasure'))('title') };
}

export default async function ErasurePage() {
  const actor = await requireEmployee('/staff/privacy/erasure');
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      view: await getPrivacy(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence
        reader="firm"
        lede={t('erasure.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/privacy', label: t('privacy.title') }]}
            current={t('erasure.title')}
          />
        }
      >
        {erasureSentence(view, shell, t)}
      </FirstSentence>
      <ErasureSections view={view} reader={shell} />
    </StaffShell>
  );
}
