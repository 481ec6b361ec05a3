import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontDoor } from '@/components/access/front-door';
import { LinkRefused } from '@/components/access/link-refused';
import { ResetForm } from '@/components/access/reset-form';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { checkResetLink } from '@/domain/access/reset-password';
import { PUBLIC } from '@/lib/actor';
import { resetPasswordAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('reset.title'), referrer: 'no-referrer' };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await checkResetLink({ kind: 'sign-in' }, token);
  const door = await findFrontDoor(PUBLIC);
  const t = await getTranslations('door');
  return (
    <FrontDoor door={door}>
      {link.state === 'open' ? (
        <>
          <h1 className="say">{t('reset.heading')}</h1>
          <p className="mt-2 text-lede text-ink-2">{t('reset.lede')}</p>
          <ResetForm action={resetPasswordAction} token={token} email={link.email} />
        </>
      ) : (
        <LinkRefused state={link.state} kind="reset" />
      )}
    </FrontDoor>
  );
}
