'use client';

import { useTranslations } from 'next-intl';
import { PartForm } from '@/components/firm/part-form';
import type { FormAction } from '@/components/ui/form-action';
import { TextField } from '@/components/ui/text-field';
import type { RetentionRow } from '@/domain/records/get-paper-rules';

/** For how long each kind of paper is kept. */
export function RetentionForm({
  action,
  rows,
}: {
  action: FormAction<never>;
  rows: readonly RetentionRow[];
}) {
  const t = useTranslations('recordForms.years');
  const kinds = useTranslations('documents.category');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <>
          <p className="text-small text-ink-2">{t('hint')}</p>
          {rows.map(({ category, years }) => (
            <TextField
              key={category}
              name={category}
              label={kinds(category)}
              width="short"
              inputMode="numeric"
              optional
              defaultValue={typed(category, years === null ? '' : String(years))}
              error={errors[category]}
            />
          ))}
          <p className="text-small text-ink-2">{t('sources')}</p>
        </>
      )}
    </PartForm>
  );
}
