import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { requireContactInPerson } from '@/app/(client)/require-contact';
import { InviteForm } from '@/components/clients/invite-form';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { listColleagues } from '@/domain/colleagues/list-colleagues';
import { getClientShell } from '@/domain/home/get-client-shell';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { inviteColleagueAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('colleagues'))('invite') };
}

export default async function InviteColleaguePage() {
  const actor = await requireContactInPerson('/people/new');
  const { shell, people } = await readPage(() =>
    readAs(actor, async () => ({
      people: await listColleagues(actor),
      shell: await getClientShell(actor),
    })),
  );
  const t = await getTranslations('colleagues');
  return (
    <ClientShell shell={shell} place={null}>
      <FirstSentence
        reader="inner"
        lede={t('invite_lede')}
        above={
          <Breadcrumb trail={[{ href: '/people', label: t('title') }]} current={t('invite')} />
        }
      >
        {t('invite_sentence', { client: shell.client.name })}
      </FirstSentence>
      <Words of={['clientForms', 'colleagueForms', 'confirmFirst', 'passkeyUse']}>
        {people.isPresent ? (
          <InviteForm action={inviteColleagueAction} backHref="/people" inviter={people.own} />
        ) : (
          <ConfirmFirst confirm={confirmPresenceAction} before="rights" />
        )}
      </Words>
    </ClientShell>
  );
}
