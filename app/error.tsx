'use client';

import { useTranslations } from 'next-intl';
import { WhoToAsk } from '@/components/person/who-to-ask';
import { BareFrame } from '@/components/shell/bare-frame';
import { Incident } from '@/components/shell/incident';
import { Button, LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { incidentOfDigest } from '@/lib/incident-number';

/** What happened, what is safe, what to do, and the number that is in the log. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('failure');
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <BareFrame>
      <FirstSentence reader="inner" lede={t('failedText')}>
        {t('failed')}
      </FirstSentence>
      {digest && <Incident incident={incidentOfDigest(digest)} />}
      <div className="flex flex-wrap gap-3">
        <Button look="ink" onClick={() => retry()}>
          {t('again')}
        </Button>
        <LinkButton href="/">{t('home')}</LinkButton>
      </div>
      <WhoToAsk />
    </BareFrame>
  );
}
