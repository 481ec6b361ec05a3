'use client';

import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-action';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { PartForm } from './part-form';

type Action = FormAction<never>;

export function NameForm({ action, name }: { action: Action; name: string }) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <TextField
          label={t('name')}
          name="name"
          autoComplete="organization"
          defaultValue={typed('name', name)}
          error={errors.name}
        />
      )}
    </PartForm>
  );
}

export function PlaceForm({
  action,
  zone,
  currency,
  zones,
  currencies,
}: {
  action: Action;
  zone: string;
  currency: string;
  zones: readonly string[];
  currencies: readonly string[];
}) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <>
          <TextField
            label={t('zone')}
            name="zone"
            list="zones"
            autoComplete="off"
            hint={t('zone_hint')}
            defaultValue={typed('zone', zone)}
            error={errors.zone}
          />
          <TextField
            label={t('currency')}
            name="currency"
            list="currencies"
            autoComplete="off"
            maxLength={3}
            width="short"
            hint={t('currency_hint')}
            defaultValue={typed('currency', currency)}
            error={errors.currency}
          />
          <datalist id="zones">
            {zones.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
          <datalist id="currencies">
            {currencies.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      )}
    </PartForm>
  );
}

export function DeskForm({
  action,
  phone,
  email,
  address,
}: {
  action: Action;
  phone: string | null;
  email: string | null;
  address: string | null;
}) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <>
          <TextField
            label={t('phone')}
            name="phone"
            type="tel"
            optional
            autoComplete="off"
            hint={t('phone_hint')}
            defaultValue={typed('phone', phone)}
            error={errors.phone}
          />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            optional
            autoComplete="off"
            defaultValue={typed('email', email)}
            error={errors.email}
          />
          <TextAreaField
            label={t('address')}
            name="address"
            optional
            defaultValue={typed('address', address)}
            error={errors.address}
          />
        </>
      )}
    </PartForm>
  );
}

export function BankForm({ action, bankDetails }: { action: Action; bankDetails: string | null }) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <TextAreaField
          label={t('bank')}
          name="bankDetails"
          optional
          rows={4}
          hint={t('bank_hint')}
          defaultValue={typed('bankDetails', bankDetails)}
          error={errors.bankDetails}
        />
      )}
    </PartForm>
  );
}
