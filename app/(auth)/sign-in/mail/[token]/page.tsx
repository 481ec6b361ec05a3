import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontDoor } from '@/components/access/front-door';
import { CodeLinkForm, LinkElsewhere } from '@/components/factors/mail-code-forms';
import { StepOver } from '@/components/factors/step-over';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { findCodeLink } from '@/domain/factors/take-mail-code';
import { PUBLIC } from '@/lib/actor';
import { readStepCookie } from '@/lib/step-cookie';
import { takeCodeLinkAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('mail_code.title'), referrer: 'no-referrer' };
}

export default async function CodeLinkPage({ params }: PageProps<'/sign-in/mail/[token]'>) {
  const { token } = await params;
  const secret = await readStepCookie('mail-code');
  const link = await findCodeLink({ kind: 'sign-in' }, { token, secret });
  return (
    <FrontDoor door={await findFrontDoor(PUBLIC)}>
      {link === 'here' && <CodeLinkForm action={takeCodeLinkAction} token={token} />}
      {link === 'elsewhere' && <LinkElsewhere />}
      {link === 'over' && <StepOver what="mail_code" href="/sign-in/mail" />}
    </FrontDoor>
  );
}
