'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/components/ui/action-form';
import { CheckBox } from '@/components/ui/choices';
import { DayField } from '@/components/ui/day-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { SignedUp } from '@/domain/clients/signed-up';

export type TermsValues = Pick<SignedUp, 'title' | 'currency' | 'period' | 'raisesDrafts'> & {
  startsOn: string;
  endsOn: string;
  dueDays: string;
};

const PERIODS = ['month', 'quarter', 'year', 'once'] as const;

/** What it is called, how often it is billed, from when to when, and how long there is to pay. */
export function TermsFields({
  state: { errors, typed, checked },
  values,
  currency,
  currencies,
  locale,
  onCurrency,
}: {
  state: FormState<unknown>;
  values: TermsValues;
  currency: string;
  currencies: readonly string[];
  locale: string;
  onCurrency: (currency: string) => void;
}) {
  const t = useTranslations('agreementForm');
  return (
    <>
      <TextField
        name="title"
        label={t('title')}
        hint={t('title_hint')}
        maxLength={160}
        autoComplete="off"
        defaultValue={typed('title', values.title)}
        error={errors.title}
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
        <SelectField
          name="period"
          label={t('period')}
          defaultValue={typed('period', values.period)}
          options={PERIODS.map((period) => ({ value: period, label: t(`periods.${period}`) }))}
          error={errors.period}
        />
        <SelectField
          name="currency"
          label={t('currency')}
          value={currency}
          options={currencies.map((code) => ({ value: code, label: code }))}
          error={errors.currency}
          onChange={(event) => onCurrency(event.target.value)}
        />
        <TextField
          name="dueDays"
          label={t('due_days')}
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          defaultValue={typed('dueDays', values.dueDays)}
          error={errors.dueDays}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField
          name="startsOn"
          label={t('starts_on')}
          locale={locale}
          defaultValue={typed('startsOn', values.startsOn)}
          error={errors.startsOn}
        />
        <DayField
          name="endsOn"
          label={t('ends_on')}
          hint={t('ends_on_hint')}
          optional
          locale={locale}
          defaultValue={typed('endsOn', values.endsOn)}
          error={errors.endsOn}
        />
      </div>
      <CheckBox
        name="raisesDrafts"
        label={t('raises')}
        detail={t('raises_detail')}
        defaultChecked={checked('raisesDrafts', values.raisesDrafts)}
      />
    </>
  );
}
