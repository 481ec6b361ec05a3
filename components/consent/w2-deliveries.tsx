'use client';

import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { DocumentChip } from '@/components/ui/state-chip';

/** How a W-2 reaches one person, its words ready. */
export type DeliveryLine = {
  contactId: string;
  name: string;
  sentence: string;
  isHeld: boolean;
  /** They have not said anything yet, and can be asked by mail. */
  canAsk: boolean;
};

/** Whether each person has the W-2, why not, and what staff can do about it. */
export function W2Deliveries({
  documentId,
  lines,
  handOver,
  ask,
}: {
  documentId: string;
  lines: readonly DeliveryLine[];
  handOver: FormAction<void>;
  ask: FormAction<void>;
}) {
  const t = useTranslations('consent.delivery');
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody>
        <ul className="flex flex-col gap-4">
          {lines.map(({ contactId, name, sentence, isHeld, canAsk }) => (
            <li key={contactId} className="flex flex-col items-start gap-2">
              {isHeld && <DocumentChip state="held" />}
              <p className="text-small">{sentence}</p>
              {isHeld && (
                <div className="flex flex-wrap gap-2">
                  <ConfirmButton
                    size="row"
                    label={t('handed')}
                    title={t('sure', { name })}
                    keepLabel={t('keep')}
                    actLabel={t('handed')}
                    actingLabel={t('handing')}
                    actLook="ink"
                    action={handOver}
                    fields={{ document: documentId, contact: contactId }}
                  >
                    <p>{t('consequence', { name })}</p>
                  </ConfirmButton>
                  {canAsk && (
                    <ActButton
                      action={ask}
                      fields={{ document: documentId, contact: contactId }}
                      actingLabel={t('asking')}
                    >
                      {t('ask')}
                    </ActButton>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
