import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';

/** A link of a mail that shows nothing any more, and the other way in. It does not say whether it ever did. */
export function LinkEnded() {
  const t = useTranslations('payLink');
  return (
    <>
      <FirstSentence reader="inner" lede={t('ended_lede')}>
        {t('ended')}
      </FirstSentence>
      <div>
        <LinkButton href="/sign-in" look="ink">
          {t('sign_in')}
        </LinkButton>
      </div>
    </>
  );
}
