'use client';

import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';

/** How somebody at a client has their W-2s; a withdrawal that came in writing is recorded here. */
export function ContactConsent({
  contact,
  name,
  said,
  on,
  record,
}: {
  contact: string;
  name: string;
  said: 'given' | 'withdrawn' | 'declined';
  /** The day on which they said so, written out. */
  on: string;
  record: FormAction<void>;
}) {
  const t = useTranslations('consent.of_contact');
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col items-start gap-3">
        <p className="text-small text-ink-2">{t(said, { name, on })}</p>
        {said === 'given' && (
          <ConfirmButton
            label={t('record')}
            title={t('sure', { name })}
            keepLabel={t('keep')}
            actLabel={t('act')}
            actingLabel={t('acting')}
            actLook="ink"
            action={record}
            fields={{ contact }}
          >
            <p>{t('consequence', { name })}</p>
          </ConfirmButton>
        )}
      </CardBody>
    </Card>
  );
}
