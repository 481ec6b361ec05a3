'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EmployeeChoice } from '@/domain/clients/list-employees';

/** Gives a client one more person, or another manager. */
export function AssignForm({
  action,
  client,
  employees,
}: {
  action: FormAction<void>;
  client: string;
  employees: readonly EmployeeChoice[];
}) {
  const t = useTranslations('clientForms.assign');
  return (
    <ActionForm action={action} hidden={{ client }} className="flex flex-col gap-4">
      {({ errors, typed }) => (
        <>
          <SelectField
            label={t('who')}
            name="employee"
            placeholder={t('choose')}
            width="medium"
            options={employees.map(({ id, name, title, nameLang }) => ({
              value: id,
              label: `${name}, ${title}`,
              lang: nameLang,
            }))}
            defaultValue={typed('employee')}
            error={errors.employee}
          />
          <ChoiceGroup legend={t('part')}>
            {(['staff', 'stand_in', 'manager'] as const).map((part) => (
              <Radio
                key={part}
                name="part"
                value={part}
                label={t(part)}
                detail={t(`${part}_detail`)}
                defaultChecked={typed('part', 'staff') === part}
              />
            ))}
          </ChoiceGroup>
          <div>
            <SubmitButton look="ink" pendingLabel={t('assigning')}>
              {t('assign')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
