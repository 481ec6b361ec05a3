'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { DayField } from '@/components/ui/day-field';
import type { FormAction } from '@/components/ui/form-action';
import { MoneyField } from '@/components/ui/money-field';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** Money that arrived past the portal: how much, how, and on which day it counts. */
export function RecordPaymentForm({
  invoiceId,
  formKey,
  currency,
  leftText,
  amount = leftText,
  reference = '',
  methods,
  locale,
  today,
  action,
}: {
  invoiceId: string;
  /** Made with the page, so that one form is one payment however often it is sent. */
  formKey: string;
  currency: string;
  /** What is owed, as the field takes it: '1,000.00'. */
  leftText: string;
  /** What stands there to begin with, where somebody comes from the bank's statement. */
  amount?: string | undefined;
  reference?: string | undefined;
  methods: readonly string[];
  locale: string;
  today: string;
  action: FormAction<void>;
}) {
  const t = useTranslations('invoices.record');
  const ways = useTranslations('invoices');
  return (
    <ActionForm
      action={action}
      hidden={{ invoiceId, key: formKey, currency, locale }}
      className="flex flex-col items-start gap-3"
    >
      {({ errors, typed }) => (
        <>
          <MoneyField
            name="amount"
            label={t('amount')}
            currency={currency}
            locale={locale}
            defaultValue={typed('amount', amount)}
            unreadable={t('unreadable', { example: leftText })}
            error={errors.amount}
          />
          <SelectField
            name="method"
            label={t('method')}
            width="medium"
            defaultValue={typed('method', methods[0])}
            options={methods.map((method) => ({ value: method, label: ways(`way.${method}`) }))}
            error={errors.method}
          />
          <DayField
            name="receivedOn"
            label={t('received_on')}
            locale={locale}
            max={today}
            defaultValue={typed('receivedOn', today)}
            error={errors.receivedOn}
          />
          <TextField
            name="reference"
            label={t('reference')}
            hint={t('reference_hint')}
            optional
            autoComplete="off"
            maxLength={200}
            defaultValue={typed('reference', reference)}
            error={errors.reference}
          />
          <SelectField
            name="beyond"
            label={t('beyond')}
            width="medium"
            defaultValue={typed('beyond', 'refuse')}
            options={['refuse', 'oldest', 'credit'].map((value) => ({
              value,
              label: t(`beyond_${value}`),
            }))}
            error={errors.beyond}
          />
          <SubmitButton pendingLabel={t('acting')}>{t('act')}</SubmitButton>
          <p className="text-small text-ink-2">{t('receipt')}</p>
        </>
      )}
    </ActionForm>
  );
}
