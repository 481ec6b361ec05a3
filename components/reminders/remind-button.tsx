import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Icon } from '@/components/ui/icon';

/** Reminds of a bill by hand, after it has said who gets it and how many are left. */
export function RemindButton({
  invoiceId,
  number,
  client,
  left,
  action,
}: {
  invoiceId: string;
  number: string;
  client: string;
  /** How many reminders this bill may still have. */
  left: number;
  action: ComponentProps<typeof ConfirmButton>['action'];
}) {
  const t = useTranslations('reminders.now');
  return (
    <ConfirmButton
      label={t('label')}
      icon={<Icon name="mail" size="button" />}
      title={t('title', { client, number })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      actLook="ink"
      action={action}
      fields={{ invoice: invoiceId }}
    >
      <p>{t('text', { left })}</p>
    </ConfirmButton>
  );
}
