import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { TextAreaField } from '@/components/ui/text-field';

/** Gives an open invoice up, or expects it again, after it has said what that means and asked why. */
export function GiveUpButton({
  invoiceId,
  number,
  client,
  given,
  action,
}: {
  invoiceId: string;
  number: string;
  client: string;
  /** It is given up already. */
  given: boolean;
  action: ComponentProps<typeof ConfirmButton>['action'];
}) {
  const t = useTranslations('invoices.giveUp');
  const way = given ? 'again' : 'give';
  return (
    <ConfirmButton
      label={t('label', { way })}
      title={t('title', { way, number })}
      keepLabel={t('keep')}
      actLabel={t('label', { way })}
      actingLabel={t('acting')}
      actLook="ink"
      action={action}
      fields={{ id: invoiceId, uncollectible: given ? 'no' : 'yes' }}
    >
      <p>{t('text', { way, client })}</p>
      <TextAreaField name="reason" label={t('reason')} hint={t('hint')} rows={2} maxLength={500} />
    </ConfirmButton>
  );
}
