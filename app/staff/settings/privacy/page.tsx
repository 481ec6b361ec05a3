import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { dayOf } from '@/app/privacy-words';
import { ErasureList } from '@/components/privacy/erasure-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { listErasures } from '@/domain/privacy/list-erasures';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firmPrivacy'))('title') };
}

export default async function FirmPrivacyPage() {
  const actor = await requireEmployee('/staff/settings/privacy');
  if (!may(actor, 'erasure.decide')) notFound();
  const { shell, erasures } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      erasures: await listErasures(actor),
    })),
  );
  const t = await getTranslations();
  const count = erasures.filter(({ state }) => state === 'asked').length;
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('firmPrivacy.lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/settings', label: t('firm.title') }]}
            current={t('firmPrivacy.title')}
          />
        }
        actions={
          <LinkButton href="/staff/settings/privacy/kept">{t('firmPrivacy.kept')}</LinkButton>
        }
      >
        {t('firmPrivacy.sentence', { count })}
      </FirstSentence>
      <ErasureList
        items={erasures.map(({ id, state, person, askedAt, dueAt, erasedAt, isByFirm }) => ({
          ...{ id, person },
          href: `/staff/settings/privacy/${person.id}`,
          state: t(`firmPrivacy.state.${state}`, { day: dayOf(erasedAt ?? dueAt, shell) }),
          asked: t(`firmPrivacy.by.${isByFirm ? 'firm' : 'self'}`, { day: dayOf(askedAt, shell) }),
        }))}
      />
    </StaffShell>
  );
}
