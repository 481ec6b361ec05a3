import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/passwords/change-password-form';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { SHORTEST_ALONE, SHORTEST_WITH_CODE } from '@/domain/access/password-rules';
import { getFactors } from '@/domain/factors/get-factors';
import { getClientShell } from '@/domain/home/get-client-shell';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { changePasswordAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('password.title') };
}

export default async function PasswordPage() {
  const actor = await requireContactInPerson('/security/password');
  const { shell, factors } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      factors: await getFactors(actor),
    })),
  );
  const t = await getTranslations('security');
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/security', label: t('title') }]}
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
          doneHref="/security"
        />
      </Words>
    </ClientShell>
  );
}
