'use client';

import { useTranslations } from 'next-intl';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { Section } from '@/components/ui/section';

/** For whoever agreed: the way back to paper. */
export function ConsentGiven({ withdraw }: { withdraw: FormAction<void> }) {
  const t = useTranslations('consent.withdraw');
  return (
    <Section title={t('heading')}>
      <p className="max-w-measure text-body text-ink-2">{t('what')}</p>
      <div>
        <ConfirmButton
          label={t('label')}
          title={t('sure')}
          keepLabel={t('keep')}
          actLabel={t('act')}
          actingLabel={t('acting')}
          actLook="ink"
          action={withdraw}
        >
          <p>{t('consequence')}</p>
        </ConfirmButton>
      </div>
    </Section>
  );
}
