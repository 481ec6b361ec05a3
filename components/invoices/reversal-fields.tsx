'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/components/ui/action-form';
import { MoneyField } from '@/components/ui/money-field';
import { TextAreaField } from '@/components/ui/text-field';

/** How much is taken back, and why, in words for the client. */
export function ReversalFields({
  state: { errors, typed },
  currency,
  locale,
  usual,
}: {
  state: FormState<never>;
  currency: string;
  locale: string;
  /** What it is as a rule, as the field takes it: '1,000.00'. */
  usual: string;
}) {
  const t = useTranslations('reversals');
  return (
    <>
      <MoneyField
        name="amount"
        label={t('amount')}
        currency={currency}
        locale={locale}
        defaultValue={typed('amount', usual)}
        unreadable={t('unreadable', { example: usual })}
        error={errors.amount}
      />
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reason_hint')}
        rows={2}
        maxLength={500}
        defaultValue={typed('reason')}
        error={errors.reason}
      />
    </>
  );
}
