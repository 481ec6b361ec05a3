'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { TextField } from '@/components/ui/text-field';
import { AddFoot } from './add-foot';

/** The days on which the firm is closed, to add to and to take from; each acts at once. */
export function HolidaysForm({
  add,
  remove,
  holidays,
}: {
  add: FormAction<void>;
  remove: FormAction<void>;
  holidays: readonly { day: string; name: string; text: string }[];
}) {
  const t = useTranslations('firmForms');
  return (
    <div className="flex flex-col gap-4">
      {holidays.length > 0 && (
        <ul className="flex flex-col gap-1">
          {holidays.map(({ day, name, text }) => (
            <li key={day}>
              <ActionForm
                action={remove}
                hidden={{ day }}
                className="flex items-center justify-between gap-3"
              >
                {() => (
                  <>
                    <span>
                      {text}, {name}
                    </span>
                    <Button
                      type="submit"
                      look="plain"
                      size="row"
                      aria-label={t('holiday_remove', { name })}
                      title={t('holiday_remove', { name })}
                      icon={<Icon name="x" size="button" />}
                    />
                  </>
                )}
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={add} className="flex flex-col gap-3">
        {({ errors, typed }) => (
          <>
            <div className="flex flex-wrap gap-3">
              <div className="w-44">
                <TextField
                  label={t('holiday_day')}
                  name="day"
                  type="date"
                  defaultValue={typed('day')}
                  error={errors.day}
                />
              </div>
              <div className="min-w-44 flex-1">
                <TextField
                  label={t('holiday_name')}
                  name="name"
                  autoComplete="off"
                  defaultValue={typed('name')}
                  error={errors.name}
                />
              </div>
            </div>
            <AddFoot
              words={{ add: t('holiday_add'), adding: t('holiday_adding'), done: t('done') }}
            />
          </>
        )}
      </ActionForm>
    </div>
  );
}
