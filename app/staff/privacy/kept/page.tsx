import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { keptItems } from '@/app/kept-items';
import { requireEmployee } from '@/lib/session';
import { KeptList } from '@/components/privacy/kept-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getKept } from '@/domain/privacy/get-kept';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('kept'))('title') };
}

export default async function KeptPage() {
  const actor = await requireEmployee('/staff/privacy/kept');
  const { shell, retention } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      retention: await getKept(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/privacy', label: t('privacy.title') }]}
            current={t('kept.title')}
          />
        }
      >
        {t('kept.sentence')}
      </FirstSentence>
      <KeptList items={keptItems(retention, 'client', t)} label={t('kept.title')} />
    </StaffShell>
  );
}
