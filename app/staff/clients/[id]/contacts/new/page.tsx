import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmFirst } from '@/components/access/confirm-first';
import { InviteForm } from '@/components/clients/invite-form';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getClient } from '@/domain/clients/get-client';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { inviteContactAction } from '@/app/staff/clients/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clients'))('contacts.invite') };
}

export default async function InviteContactPage({
  params,
}: PageProps<'/staff/clients/[id]/contacts/new'>) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/contacts/new`);
  const { shell, client } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      client: await getClient(actor, { client: id }),
    })),
  );
  const t = await getTranslations('clients');
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('title') },
              { href: `/staff/clients/${id}`, label: client.name },
            ]}
            current={t('contacts.invite')}
          />
        }
      >
        {t.rich('invite_sentence', {
          name: () => <Name name={client.name} lang={client.nameLang} />,
        })}
      </FirstSentence>
      <Words of={['clientForms', 'confirmFirst', 'passkeyUse']}>
        {shell.isPresent ? (
          <InviteForm
            action={inviteContactAction}
            hidden={{ client: id }}
            backHref={`/staff/clients/${id}`}
            inviter={null}
          />
        ) : (
          <ConfirmFirst confirm={confirmPresenceAction} before="rights" />
        )}
      </Words>
    </StaffShell>
  );
}
