'use client';

import { useTranslations } from 'next-intl';
import { CheckBox } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { PartForm } from './part-form';

/** When bills are reminded of, with what will happen said beside it. */
export function RemindersForm({
  action,
  days,
  before,
  after,
}: {
  action: FormAction<never>;
  /** As they stand: -3 is three days before the due day. */
  days: readonly number[];
  /** What may be chosen, in days. */
  before: readonly number[];
  after: readonly number[];
}) {
  const t = useTranslations('firmForms');
  const options = (when: 'before' | 'after', offered: readonly number[]) => [
    { value: 'none', label: t('reminders_none') },
    ...offered.map((count) => ({
      value: String(count),
      label: t('reminders_days', { when, count }),
    })),
  ];
  const standing = (sign: 1 | -1) => String(days.find((count) => count * sign > 0) ?? 'none');
  return (
    <PartForm action={action}>
      {({ errors, typed, checked }) => (
        <>
          <SelectField
            name="before"
            label={t('reminders_before')}
            width="medium"
            defaultValue={typed('before', standing(-1).replace('-', ''))}
            options={options('before', before)}
            error={errors.before}
          />
          <CheckBox
            name="onDay"
            value="yes"
            label={t('reminders_on')}
            defaultChecked={checked('onDay', days.includes(0))}
          />
          <SelectField
            name="after"
            label={t('reminders_after')}
            width="medium"
            defaultValue={typed('after', standing(1))}
            options={options('after', after)}
            error={errors.after}
          />
          <p className="text-small text-ink-2">{t('reminders_hint')}</p>
        </>
      )}
    </PartForm>
  );
}
