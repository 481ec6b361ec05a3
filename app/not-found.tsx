'use client';

import { useTranslations } from 'next-intl';
import { WhoToAsk } from '@/components/person/who-to-ask';
import { BareFrame } from '@/components/shell/bare-frame';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';

/**
 * Another's page and no page read the same. It asks the database nothing, and is drawn where it is shown: of a page that
 * is not missing it would otherwise be sent along.
 */
export default function NotFound() {
  const t = useTranslations('failure');
  return (
    <BareFrame>
      <FirstSentence reader="inner" lede={t('missingText')}>
        {t('missing')}
      </FirstSentence>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/search" look="ink">
          {t('search')}
        </LinkButton>
        <LinkButton href="/">{t('home')}</LinkButton>
      </div>
      <WhoToAsk />
    </BareFrame>
  );
}
