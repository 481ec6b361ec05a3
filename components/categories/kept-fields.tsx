'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FormState } from '@/components/ui/action-form';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { CategoryRule } from '@/domain/records/get-paper-rules';

const KEPT_AS = ['as_kind', 'for_ever', 'years'] as const;

/** For how long papers of a category are kept: as the portal's says, for ever, or for some years. */
export function KeptFields({
  state: { errors, typed },
  rule,
}: {
  state: FormState<void>;
  /** As it stands; none for a new one. */
  rule?: Pick<CategoryRule, 'years' | 'forEver'>;
}) {
  const t = useTranslations('categories.form');
  const years = rule?.years ?? null;
  const standing = rule?.forEver ? 'for_ever' : years === null ? 'as_kind' : 'years';
  const [kept, setKept] = useState<string>(typed('kept', standing));
  return (
    <div className="flex flex-wrap gap-3">
      <SelectField
        name="kept"
        label={t('kept')}
        width="medium"
        value={kept}
        onChange={(event) => setKept(event.target.value)}
        options={KEPT_AS.map((each) => ({ value: each, label: t(`kept_${each}`) }))}
      />
      {kept === 'years' && (
        <TextField
          name="years"
          label={t('years')}
          width="short"
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          defaultValue={typed('years', years === null ? '' : String(years))}
          error={errors.years}
        />
      )}
    </div>
  );
}
