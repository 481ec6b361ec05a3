import { z } from 'zod';
import { PortalError } from '@/lib/errors';
import { parseMoney } from '@/lib/money';
import { parseQuantity } from '@/lib/quantity';

const texts = (most: number) =>
  z.array(z.string().trim().max(most, 'errors.too_long').default('')).default([]);

/** The fields of lines as they are typed; those of one line stand at one place. */
export const TYPED_LINES = {
  'description[]': texts(300),
  'detail[]': texts(1000),
  'quantity[]': texts(60),
  'price[]': texts(60),
};

type TypedLines = { [Name in keyof typeof TYPED_LINES]: string[] };

/** A line that was read; `place` is where it stood in the form. */
export type ReadLine = {
  place: number;
  description: string;
  detail: string | null;
  /** Thousandths. */
  quantityMilli: bigint;
  /** Minor units; negative for what is taken off. */
  unitMinor: bigint;
};

/** Collects what is wrong with a form, so that all of it is said at once. */
export type Faults = {
  /** What was read, or null where it could not be. */
  attempt: <T>(read: () => T) => T | null;
  refuse: (field: string, key: string) => void;
};

/**
 * Reads a form to its end, whatever is wrong with it.
 * @throws PortalError invalid, with every field that is wrong.
 */
export function readTyped<T>(read: (faults: Faults) => T): T {
  const fields: Record<string, string> = {};
  let values: PortalError['values'] = {};
  const value = read({
    attempt: (work) => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof PortalError)) throw error;
        Object.assign(fields, error.fields);
        values = { ...values, ...error.values };
        return null;
      }
    },
    refuse: (field, key) => {
      fields[field] = key;
    },
  });
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields, values });
  return value;
}

/** Lines without anything in them are passed over. Faults stand at `lines.0.price`, by the line's place in the form. */
export function readLines(
  form: TypedLines,
  { currency, locale }: { currency: string; locale: string },
  { attempt, refuse }: Faults,
): ReadLine[] {
  return form['description[]'].flatMap((description, place) => {
    const detail = form['detail[]'][place] ?? '';
    const price = form['price[]'][place] ?? '';
    if (!description && !detail && !price) return [];
    if (!description) refuse(`lines.${place}.description`, 'errors.required');
    const quantityMilli = attempt(() =>
      parseQuantity(form['quantity[]'][place] || '1', locale, `lines.${place}.quantity`),
    );
    const unit = attempt(() =>
      parseMoney(price, currency, locale, { negative: true, field: `lines.${place}.price` }),
    );
    if (quantityMilli === null || unit === null) return [];
    return {
      place,
      description,
      detail: detail || null,
      quantityMilli,
      unitMinor: unit.amountMinor,
    };
  });
}
