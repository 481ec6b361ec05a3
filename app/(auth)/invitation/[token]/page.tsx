import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontDoor } from '@/components/access/front-door';
import { InvitationForm } from '@/components/access/invitation-form';
import { LinkRefused } from '@/components/access/link-refused';
import { describeInvitation } from '@/domain/access/describe-invitation';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { getInvitation } from '@/domain/access/get-invitation';
import { PUBLIC } from '@/lib/actor';
import { translator } from '@/lib/translator';
import { acceptInvitationAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('invitation.title'), referrer: 'no-referrer' };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await getInvitation({ kind: 'sign-in' }, token);
  const door = await findFrontDoor(PUBLIC);
  if (invitation.state !== 'open') {
    return (
      <FrontDoor door={door}>
        <LinkRefused state={invitation.state} kind="invitation" />
      </FrontDoor>
    );
  }
  const words = describeInvitation(
    invitation,
    door?.firm.name ?? '',
    translator(),
    door?.locale ?? 'en',
  );
  return (
    <FrontDoor door={door}>
      <h1 className="say">{words.heading}</h1>
      <p className="mt-2 text-lede text-ink-2">{words.sees}</p>
      <InvitationForm action={acceptInvitationAction} token={token} person={invitation.person} />
    </FrontDoor>
  );
}
