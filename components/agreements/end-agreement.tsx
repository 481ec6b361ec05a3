import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { DayField } from '@/components/ui/day-field';
import type { SignedUp } from '@/domain/clients/signed-up';

/** Ends an agreement, after it has said what that means and asked for its last day. */
export function EndAgreement({
  agreement: { id, title, startsOn },
  reading: { locale, today },
  action,
}: {
  agreement: SignedUp;
  reading: { locale: string; today: string };
  action: ComponentProps<typeof ConfirmButton>['action'];
}) {
  const t = useTranslations('agreements.end');
  return (
    <ConfirmButton
      look="plain"
      size="row"
      label={t('label')}
      title={t('title', { title })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={action}
      fields={{ id }}
    >
      <p>{t('text')}</p>
      <DayField
        name="endsOn"
        label={t('last_day')}
        locale={locale}
        min={startsOn}
        defaultValue={startsOn > today ? startsOn : today}
      />
    </ConfirmButton>
  );
}
