import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { withNext } from '@/app/(auth)/come-in';
import { FrontDoor } from '@/components/access/front-door';
import { MailCodeForm } from '@/components/factors/mail-code-forms';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { safeNext } from '@/domain/access/safe-next';
import { PUBLIC } from '@/lib/actor';
import { mailCodeAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('mail_code.title') };
}

export default async function MailCodePage({ searchParams }: PageProps<'/sign-in/mail'>) {
  const { next } = await searchParams;
  const wanted = safeNext(typeof next === 'string' ? next : null);
  return (
    <FrontDoor door={await findFrontDoor(PUBLIC)}>
      <MailCodeForm action={mailCodeAction} next={wanted} backHref={withNext('/sign-in', wanted)} />
    </FrontDoor>
  );
}
