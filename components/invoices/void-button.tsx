import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { TextAreaField } from '@/components/ui/text-field';

/** Cancels an invoice of which nothing was paid, after it has said what that means and asked why. */
export function VoidButton({
  invoiceId,
  number,
  client,
  action,
}: {
  invoiceId: string;
  number: string;
  client: string;
  action: ComponentProps<typeof ConfirmButton>['action'];
}) {
  const t = useTranslations('invoices.firm');
  return (
    <ConfirmButton
      label={t('void')}
      title={t('void_title', { number })}
      keepLabel={t('void_keep')}
      actLabel={t('void_act')}
      actingLabel={t('void_acting')}
      action={action}
      fields={{ id: invoiceId }}
    >
      <p>{t('void_text', { client })}</p>
      <TextAreaField
        name="reason"
        label={t('void_reason')}
        hint={t('void_hint')}
        rows={2}
        maxLength={500}
      />
    </ConfirmButton>
  );
}
