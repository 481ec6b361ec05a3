'use client';

import { useState } from 'react';
import { formatWeekday } from '@/lib/dates';
import { controlClass, Field, type FieldProps } from './field';

/** A day, typed or picked, with its weekday beside it. Sends 'YYYY-MM-DD'. */
export function DayField({
  name,
  locale,
  defaultValue = '',
  min,
  max,
  onDay,
  label,
  hint,
  error,
  optional,
  id,
}: FieldProps & {
  name: string;
  locale: string;
  defaultValue?: string;
  min?: string;
  max?: string;
  onDay?: (day: string) => void;
}) {
  const [day, setDay] = useState(defaultValue);
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      control={(ids) => (
        <span className="flex items-center gap-3">
          <input
            {...ids}
            type="date"
            name={name}
            min={min}
            max={max}
            value={day}
            onChange={(event) => {
              setDay(event.target.value);
              onDay?.(event.target.value);
            }}
            className={controlClass(error, 'h-field w-44 px-3')}
          />
          <output className="text-small text-ink-2" htmlFor={ids.id}>
            {isWhole(day) && formatWeekday(day, locale)}
          </output>
        </span>
      )}
    />
  );
}

/** The browser hands out whole days alone, but with years of up to six digits while one types. */
function isWhole(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day);
}
