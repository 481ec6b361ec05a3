import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FrontDoor } from '@/components/access/front-door';
import { PasskeySignIn } from '@/components/passkeys/passkey-sign-in';
import { Words } from '@/components/ui/words';
import { SignInForm } from '@/components/access/sign-in-form';
import { safeNext } from '@/domain/access/safe-next';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { isContact, PUBLIC } from '@/lib/actor';
import { findActor } from '@/lib/session';
import { signInAction, signInWithPasskeyAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('sign_in.title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  const wanted = safeNext(typeof next === 'string' ? next : null);
  const actor = await findActor();
  if (actor) redirect(wanted ?? (isContact(actor) ? '/' : '/staff'));
  const door = await findFrontDoor(PUBLIC);
  const t = await getTranslations('door');
  return (
    <FrontDoor door={door}>
      <h1 className="say">{t('sign_in.heading')}</h1>
      <SignInForm action={signInAction} next={wanted} />
      <Words of={['passkeyUse']}>
        <PasskeySignIn finish={signInWithPasskeyAction} next={wanted} />
      </Words>
    </FrontDoor>
  );
}
