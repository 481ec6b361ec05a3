import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SecurityList } from '@/components/factors/security-list';
import { SecondStepPart } from '@/components/factors/second-step-part';
import { ChangePasswordForm } from '@/components/passwords/change-password-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { SHORTEST_ALONE, SHORTEST_WITH_CODE } from '@/domain/access/password-rules';
import { listSessions } from '@/domain/devices/list-sessions';
import { securityPath } from '@/domain/devices/security-path';
import { getFactors } from '@/domain/factors/get-factors';
import { securitySentence } from '@/domain/factors/security-sentence';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { isContact } from '@/lib/actor';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import type { PersonActor } from '@/lib/session-row';
import { secondStepItem, securityItem } from './factor-items';
import {
  beginTotpAction,
  changePasswordAction,
  confirmTotpAction,
  makeCodesAction,
  turnOffAction,
} from './factor-actions';
import { SecuritySections } from './security-sections';

/** Whose page it is: the same page stands in a client's frame, and in the firm's. */
export type SecuritySide<Shell> = {
  actor: PersonActor;
  getShell: () => Promise<Shell>;
  frame: (shell: Shell, page: ReactNode) => ReactNode;
};

type AnyShell = { locale: string; zone: string };

export async function securityTitle(part?: 'password' | 'second_step'): Promise<Metadata> {
  const t = await getTranslations('security');
  return { title: t(part ? `${part}.title` : 'title') };
}

/** How somebody signs in, and where. */
export async function securityPage<Shell extends AnyShell>({
  actor,
  getShell,
  frame,
}: SecuritySide<Shell>) {
  const { shell, factors, sessions, own } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getShell(),
      factors: await getFactors(actor),
      sessions: await listSessions(actor),
      own: await listPasskeys(actor),
    })),
  );
  const t = await getTranslations();
  const base = securityPath(actor);
  const { locale, zone } = shell;
  return frame(
    shell,
    <>
      <FirstSentence reader={readerOf(actor)} lede={t('security.lede')}>
        {securitySentence(factors, t)}
      </FirstSentence>
      <SecurityList base={base} {...securityItem(factors, shell)} />
      <SecuritySections
        actor={actor}
        base={base}
        sessions={sessions}
        own={own}
        locale={locale}
        zone={zone}
      />
    </>,
  );
}

/** Another password. */
export async function passwordPage<Shell>({ actor, getShell, frame }: SecuritySide<Shell>) {
  const { shell, factors } = await readFactors(actor, getShell);
  const t = await getTranslations('security');
  return frame(
    shell,
    <>
      <FirstSentence
        reader={readerOf(actor)}
        above={<Way actor={actor} to={t('password.title')} />}
        lede={t('password.lede')}
      >
        {t('password.sentence')}
      </FirstSentence>
      <Words of={['factorForms']}>
        <ChangePasswordForm
          action={changePasswordAction}
          shortest={factors.on ? SHORTEST_WITH_CODE : SHORTEST_ALONE}
          doneHref={securityPath(actor)}
        />
      </Words>
    </>,
  );
}

/** The second step: to be set up, being set up, or on. */
export async function secondStepPage<Shell>({ actor, getShell, frame }: SecuritySide<Shell>) {
  const { shell, factors } = await readFactors(actor, getShell);
  const t = await getTranslations('security');
  const headOf = (stage: 'on' | 'setup' | 'off' | 'done') => (
    <FirstSentence
      reader={readerOf(actor)}
      above={<Way actor={actor} to={t('second_step.title')} />}
      lede={t(`second_step.${stage}_lede`)}
    >
      {t(`second_step.${stage}_sentence`)}
    </FirstSentence>
  );
  return frame(
    shell,
    <SecondStepPart
      base={securityPath(actor)}
      {...secondStepItem(factors)}
      head={headOf(factors.on ? 'on' : factors.setup ? 'setup' : 'off')}
      doneHead={headOf('done')}
      acts={{
        begin: beginTotpAction,
        confirm: confirmTotpAction,
        makeCodes: makeCodesAction,
        turnOff: turnOffAction,
      }}
    />,
  );
}

function readFactors<Shell>(actor: PersonActor, getShell: () => Promise<Shell>) {
  return readPage(() =>
    readAs(actor, async () => ({ shell: await getShell(), factors: await getFactors(actor) })),
  );
}

function readerOf(actor: PersonActor): 'inner' | 'firm' {
  return isContact(actor) ? 'inner' : 'firm';
}

async function Way({ actor, to }: { actor: PersonActor; to: string }) {
  const t = await getTranslations('security');
  return <Breadcrumb trail={[{ href: securityPath(actor), label: t('title') }]} current={to} />;
}
