import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { keptItems } from '@/app/kept-items';
import { KeptList } from '@/components/privacy/kept-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { getKept } from '@/domain/privacy/get-kept';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firmPrivacy'))('kept') };
}

export default async function FirmKeptPage() {
  const actor = await requireEmployee('/staff/settings/privacy/kept');
  if (!may(actor, 'erasure.decide')) notFound();
  const { shell, retention } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      retention: await getKept(actor),
    })),
  );
  const t = await getTranslations();
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('firmPrivacy.kept_lede')}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/settings', label: t('firm.title') },
              { href: '/staff/settings/privacy', label: t('firmPrivacy.title') },
            ]}
            current={t('firmPrivacy.kept')}
          />
        }
      >
        {t('kept.firm_sentence')}
      </FirstSentence>
      <KeptList items={keptItems(retention, 'firm', t)} label={t('firmPrivacy.kept')} />
    </StaffShell>
  );
}
