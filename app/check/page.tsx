import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodeCheck } from '@/components/payments/code-check';
import { LinkFrame } from '@/components/payments/link-frame';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { PUBLIC } from '@/lib/actor';
import { checkPaymentCodeAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paymentCode'))('title') };
}

/** Is the bill in my hand the firm's, and its account? For anybody who has one, without signing in. */
export default async function CheckPage() {
  const t = await getTranslations('paymentCode');
  const door = await findFrontDoor(PUBLIC);
  return (
    <LinkFrame door={door}>
      <FirstSentence reader="inner" lede={t('lede')}>
        {t('sentence')}
      </FirstSentence>
      <Words of={['paymentCode']}>
        <CodeCheck action={checkPaymentCodeAction} />
      </Words>
    </LinkFrame>
  );
}
