'use client';

import { useTranslations } from 'next-intl';
import { controlClass, FieldWords } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-action';
import { TextField } from '@/components/ui/text-field';
import { PartForm } from './part-form';

/** A weekday's two times; empty where the firm is closed. */
export type DayHours = { day: string; label: string; opens: string; closes: string };

/** When somebody is there, day by day, and within how many working hours they answer. */
export function HoursForm({
  action,
  days,
  replyHours,
}: {
  action: FormAction<never>;
  days: readonly DayHours[];
  replyHours: number;
}) {
  const t = useTranslations('firmForms');
  return (
    <PartForm action={action}>
      {({ errors, typed }) => (
        <>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-small font-name">{t('hours')}</legend>
            {days.map(({ day, label, opens, closes }) => {
              const error = errors[`${day}Opens`] ?? errors[`${day}Closes`];
              const time = (name: string, value: string, of: string) => (
                <input
                  type="time"
                  name={name}
                  aria-label={t(of, { day: label })}
                  aria-invalid={errors[name] ? true : undefined}
                  aria-describedby={error ? `${day}-error` : undefined}
                  defaultValue={typed(name, value)}
                  className={controlClass(errors[name], 'h-field w-32 px-2.5')}
                />
              );
              return (
                <div key={day} className="flex flex-col gap-1">
                  <div className="flex flex-wrap items-center gap-2">
                    <span className="w-24">{label}</span>
                    {time(`${day}Opens`, opens, 'opens')}
                    <span aria-hidden>–</span>
                    {time(`${day}Closes`, closes, 'closes')}
                  </div>
                  <FieldWords id={day} error={error} />
                </div>
              );
            })}
            <p className="text-small text-ink-2">{t('hours_hint')}</p>
          </fieldset>
          <TextField
            label={t('reply')}
            name="replyHours"
            inputMode="numeric"
            width="short"
            hint={t('reply_hint')}
            defaultValue={typed('replyHours', String(replyHours))}
            error={errors.replyHours}
          />
        </>
      )}
    </PartForm>
  );
}
