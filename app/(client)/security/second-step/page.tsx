import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { secondStepItem } from '@/app/factor-items';
import { SecondStepPart } from '@/components/factors/second-step-part';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getFactors } from '@/domain/factors/get-factors';
import { getClientShell } from '@/domain/home/get-client-shell';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { beginTotpAction, confirmTotpAction, makeCodesAction, turnOffAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('second_step.title') };
}

export default async function SecondStepPage() {
  const actor = await requireContactInPerson('/security/second-step');
  const { shell, factors } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      factors: await getFactors(actor),
    })),
  );
  const t = await getTranslations('security');
  const headOf = (stage: 'on' | 'setup' | 'off' | 'done') => (
    <FirstSentence
      reader="inner"
      above={
        <Breadcrumb
          trail={[{ href: '/security', label: t('title') }]}
          current={t('second_step.title')}
        />
      }
      lede={t(`second_step.${stage}_lede`)}
    >
      {t(`second_step.${stage}_sentence`)}
    </FirstSentence>
  );
  return (
    <ClientShell shell={shell} place={null}>
      <SecondStepPart
        base="/security"
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
    </ClientShell>
  );
}
