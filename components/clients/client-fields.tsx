'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/components/ui/action-form';
import { TextAreaField, TextField } from '@/components/ui/text-field';

export type ClientValues = {
  name: string;
  latinName: string | null;
  address: string | null;
  currency: string;
  zone: string | null;
};

/** Name, address, money and zone of a client; the zones and currencies are offered, and others can be typed. */
export function ClientFields({
  state: { errors, typed },
  client,
  firmZone,
  zones,
  currencies,
}: {
  state: FormState<unknown>;
  client: ClientValues;
  firmZone: string;
  zones: readonly string[];
  currencies: readonly string[];
}) {
  const t = useTranslations('clientForms.client');
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="off"
        defaultValue={typed('name', client.name)}
        error={errors.name}
      />
      <TextField
        label={t('latin_name')}
        name="latinName"
        optional
        autoComplete="off"
        hint={t('latin_name_hint')}
        defaultValue={typed('latinName', client.latinName)}
        error={errors.latinName}
      />
      <TextAreaField
        label={t('address')}
        name="address"
        optional
        hint={t('address_hint')}
        defaultValue={typed('address', client.address)}
        error={errors.address}
      />
      <div className="flex flex-wrap gap-4">
        <div className="w-32">
          <TextField
            label={t('currency')}
            name="currency"
            list="currencies"
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={3}
            defaultValue={typed('currency', client.currency)}
            error={errors.currency}
          />
        </div>
        <div className="min-w-56 flex-1">
          <TextField
            label={t('zone')}
            name="zone"
            optional
            list="zones"
            autoComplete="off"
            hint={t('zone_hint', { zone: firmZone })}
            defaultValue={typed('zone', client.zone)}
            error={errors.zone}
          />
        </div>
      </div>
      <Offered id="currencies" values={currencies} />
      <Offered id="zones" values={zones} />
    </>
  );
}

function Offered({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
