import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { withNext } from '@/app/(auth)/come-in';
import { FrontDoor } from '@/components/access/front-door';
import { TypeCodeForm } from '@/components/factors/mail-code-forms';
import { StepOver } from '@/components/factors/step-over';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { safeNext } from '@/domain/access/safe-next';
import { findMailCode } from '@/domain/factors/take-mail-code';
import { PUBLIC } from '@/lib/actor';
import { readStepCookie } from '@/lib/step-cookie';
import { takeMailCodeAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('mail_code.title') };
}

export default async function TypeCodePage({ searchParams }: PageProps<'/sign-in/mail/code'>) {
  const { next } = await searchParams;
  const wanted = safeNext(typeof next === 'string' ? next : null);
  const secret = await readStepCookie('mail-code');
  const asked = secret === null ? null : await findMailCode({ kind: 'sign-in' }, secret);
  const again = withNext('/sign-in/mail', wanted);
  return (
    <FrontDoor door={await findFrontDoor(PUBLIC)}>
      {asked ? (
        <TypeCodeForm
          action={takeMailCodeAction}
          email={asked.email}
          next={wanted}
          againHref={again}
        />
      ) : (
        <StepOver what="mail_code" href={again} />
      )}
    </FrontDoor>
  );
}
