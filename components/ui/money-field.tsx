'use client';

import clsx from 'clsx';
import { useState } from 'react';
import { PortalError } from '@/lib/errors';
import { currencySymbol, formatFigure, parseMoney } from '@/lib/money';
import { controlClass, Field, type FieldProps, fieldWidth, type FieldWidth } from './field';

/**
 * An amount as people write it ("1,840", "1.840,00"), read back in full on leaving. What can't be read
 * is kept as typed, with `unreadable` under it; the verb that takes the form says the rest.
 */
export function MoneyField({
  name,
  currency,
  locale,
  defaultValue = '',
  unreadable,
  label,
  hint,
  error,
  optional,
  id,
  width = 'short',
  onAmount,
}: FieldProps & {
  name: string;
  currency: string;
  locale: string;
  /** What was typed before. */
  defaultValue?: string;
  /** The sentence for an amount that can't be read: 'Write it like 1,840.00.' */
  unreadable: string;
  width?: FieldWidth;
  /** Told on leaving; null when nothing can be read. */
  onAmount?: (amountMinor: bigint | null) => void;
}) {
  const [text, setText] = useState(defaultValue);
  const [left, setLeft] = useState(false);
  const amountMinor = readAmount(text, currency, locale);
  const problem = error ?? (left && text.trim() && amountMinor === null ? unreadable : undefined);

  function leave() {
    setLeft(true);
    if (amountMinor !== null) setText(formatFigure({ amountMinor, currency }, locale));
    onAmount?.(amountMinor);
  }

  return (
    <Field
      label={label}
      hint={hint}
      error={problem}
      optional={optional}
      id={id}
      control={(ids) => (
        <span
          className={controlClass(
            problem,
            clsx('field-box flex h-field items-center gap-2 px-3', fieldWidth(width)),
          )}
        >
          <span className="text-ink-2" aria-hidden>
            {currencySymbol(currency, locale)}
          </span>
          <input
            {...ids}
            name={name}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onFocus={() => setLeft(false)}
            onBlur={leave}
            className="h-full w-full min-w-0 bg-transparent tabular-nums"
          />
        </span>
      )}
    />
  );
}

function readAmount(text: string, currency: string, locale: string): bigint | null {
  try {
    return parseMoney(text, currency, locale).amountMinor;
  } catch (error) {
    if (error instanceof PortalError) return null;
    throw error;
  }
}
