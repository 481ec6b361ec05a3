import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { changePasswordAction } from '@/app/(client)/security/actions';
import { ChangePasswordForm } from '@/components/passwords/change-password-form';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { SHORTEST_ALONE, SHORTEST_WITH_CODE } from '@/domain/access/password-rules';
import { getFactors } from '@/domain/factors/get-factors';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('password.title') };
}

export default async function PasswordPage() {
  const actor = await requireEmployee('/staff/security/password');
  const { shell, factors } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      factors: await getFactors(actor),
    })),
  );
  const t = await getTranslations('security');
  return (
    <StaffShell shell={shell} place={null}>
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/security', label: t('title') }]}
            current={t('password.title')}
          />
        }
        lede={t('password.lede')}
      >
        {t('password.sentence')}
      </FirstSentence>
      <Words of={['factorForms']}>
        <ChangePasswordForm
          action={changePasswordAction}
          shortest={factors.on ? SHORTEST_WITH_CODE : SHORTEST_ALONE}
          doneHref="/staff/security"
        />
      </Words>
    </StaffShell>
  );
}
