'use client';

import { useTranslations } from 'next-intl';
import { CheckBox } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { PartForm } from './part-form';

/** Whether the firm's people need a second step. */
export function SecurityForm({
  action,
  isRequired,
}: {
  action: FormAction<never>;
  isRequired: boolean;
}) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ checked }) => (
        <CheckBox
          name="required"
          value="yes"
          label={t('second_step')}
          detail={t('second_step_detail')}
          defaultChecked={checked('required', isRequired)}
        />
      )}
    </PartForm>
  );
}
