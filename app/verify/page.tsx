import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkFrame } from '@/components/payments/link-frame';
import { FileCheck } from '@/components/signing/file-check';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { PUBLIC } from '@/lib/actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('verify'))('title'), referrer: 'no-referrer' };
}

/** Is this the file that was signed? For anybody who has one, without signing in. */
export default async function VerifyPage() {
  const t = await getTranslations('verify');
  const door = await findFrontDoor(PUBLIC);
  return (
    <LinkFrame door={door}>
      <FirstSentence reader="inner" lede={t('lede')}>
        {t('sentence')}
      </FirstSentence>
      <Words of={['verifyForm']}>
        <FileCheck locale={door?.locale ?? 'en'} />
      </Words>
    </LinkFrame>
  );
}
