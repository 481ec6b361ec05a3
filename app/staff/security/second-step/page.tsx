import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  beginTotpAction,
  confirmTotpAction,
  makeCodesAction,
  turnOffAction,
} from '@/app/(client)/security/actions';
import { secondStepItem } from '@/app/factor-items';
import { SecondStepPart } from '@/components/factors/second-step-part';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getFactors } from '@/domain/factors/get-factors';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('second_step.title') };
}

export default async function SecondStepPage() {
  const actor = await requireEmployee('/staff/security/second-step');
  const { shell, factors } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      factors: await getFactors(actor),
    })),
  );
  const t = await getTranslations('security');
  const headOf = (stage: 'on' | 'setup' | 'off' | 'done') => (
    <FirstSentence
      reader="firm"
      above={
        <Breadcrumb
          trail={[{ href: '/staff/security', label: t('title') }]}
          current={t('second_step.title')}
        />
      }
      lede={t(`second_step.${stage}_lede`)}
    >
      {t(`second_step.${stage}_sentence`)}
    </FirstSentence>
  );
  return (
    <StaffShell shell={shell} place={null}>
      <SecondStepPart
        base="/staff/security"
        {...secondStepItem(factors)}
        head={headOf(factors.on ? 'on' : factors.setup ? 'setup' : 'off')}
        doneHead={headOf('done')}
        acts={{
          begin: beginTotpAction,
          confirm: confirmTotpAction,
          makeCodes: makeCodesAction,
          turnOff: turnOffAction,
        }}
      />
    </StaffShell>
  );
}
