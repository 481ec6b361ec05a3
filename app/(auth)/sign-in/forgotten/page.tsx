import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgottenForm } from '@/components/access/forgotten-form';
import { FrontDoor } from '@/components/access/front-door';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { PUBLIC } from '@/lib/actor';
import { requestResetAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('forgotten.title') };
}

export default async function ForgottenPage() {
  return (
    <FrontDoor door={await findFrontDoor(PUBLIC)}>
      <ForgottenForm action={requestResetAction} />
    </FrontDoor>
  );
}
