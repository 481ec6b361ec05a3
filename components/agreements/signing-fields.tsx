'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/components/ui/action-form';
import { DayField } from '@/components/ui/day-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

/** Who signed, when, and the paper. A new agreement has a paper of its own, so that only the name is taken over. */
export function SigningFields({
  state: { errors, typed },
  values,
  contracts,
  locale,
  today,
}: {
  state: FormState<unknown>;
  values: { signedByName: string; document: string };
  contracts: readonly { id: string; title: string }[];
  locale: string;
  today: string;
}) {
  const t = useTranslations('agreementForm');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="signedByName"
          label={t('signed_by')}
          optional
          maxLength={160}
          autoComplete="off"
          defaultValue={typed('signedByName', values.signedByName)}
          error={errors.signedByName}
        />
        <DayField
          name="signedOn"
          label={t('signed_on')}
          optional
          locale={locale}
          max={today}
          defaultValue={typed('signedOn')}
          error={errors.signedOn}
        />
      </div>
      <SelectField
        name="document"
        label={t('document')}
        hint={t('document_hint')}
        optional
        width="medium"
        placeholder={t('document_none')}
        defaultValue={typed('document', values.document)}
        options={contracts.map(({ id, title }) => ({ value: id, label: title }))}
        error={errors.document}
      />
    </>
  );
}
