import { z } from 'zod';
import { parseDay } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { currencyExponent, parseMoney } from '@/lib/money';
import { parseQuantity } from '@/lib/quantity';
import type { DraftInput, DraftLine } from './draft-input';
import { NO_VERSION } from './draft-version';

const text = (most: number) => z.string().trim().max(most, 'errors.too_long').default('');
const texts = (most: number) => z.array(text(most)).default([]);

/** The editor's fields as they are typed; those of the lines stand beside each other, line by line. */
export const DraftForm = z.object({
  /** The draft's public id. The page gives a new one its id, so that sending the form twice makes one draft. */
  id: z.string(),
  clientId: z.string(),
  /** What it was when the writing began. A form that says none was begun on nothing, and writes over nothing. */
  version: z.string().max(40).default(NO_VERSION),
  title: text(200),
  currency: z.string().trim().toUpperCase(),
  dueOn: text(20),
  note: text(2000),
  'description[]': texts(300),
  'detail[]': texts(1000),
  'quantity[]': texts(60),
  'price[]': texts(60),
});

export type DraftForm = z.output<typeof DraftForm>;

type TypedLine = { description: string; detail: string; quantity: string; price: string };

/**
 * Reads what was typed. Lines without anything in them are passed over; a draft without a title is named for its
 * first line.
 * @throws PortalError invalid, with every field that is wrong: `lines.0.price` is the first row's price.
 */
export function readDraft(form: DraftForm, locale: string): DraftInput {
  const fields: Record<string, string> = {};
  let values: PortalError['values'] = {};
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      Object.assign(fields, error.fields);
      values = { ...values, ...error.values };
      return null;
    }
  };

  attempt(() => currencyExponent(form.currency));
  const dueOn = form.dueOn ? attempt(() => parseDay(form.dueOn, 'dueOn')) : null;
  const lines: DraftLine[] = [];
  for (const [place, typed] of typedLines(form).entries()) {
    if (isBlank(typed)) continue;
    if (!typed.description) fields[`lines.${place}.description`] = 'errors.required';
    const quantityMilli = attempt(() =>
      parseQuantity(typed.quantity || '1', locale, `lines.${place}.quantity`),
    );
    const price = attempt(() =>
      parseMoney(typed.price, form.currency, locale, {
        negative: true,
        field: `lines.${place}.price`,
      }),
    );
    if (quantityMilli === null || price === null) continue;
    lines.push({
      description: typed.description,
      detail: typed.detail || null,
      quantityMilli,
      unitMinor: price.amountMinor,
    });
  }
  const title = form.title || (lines[0]?.description.slice(0, 200) ?? '');
  if (!title) fields.title = 'errors.required';
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields, values });
  return { title, currency: form.currency, dueOn, note: form.note || null, lines };
}

function typedLines(form: DraftForm): TypedLine[] {
  return form['description[]'].map((description, place) => ({
    description,
    detail: form['detail[]'][place] ?? '',
    quantity: form['quantity[]'][place] ?? '',
    price: form['price[]'][place] ?? '',
  }));
}

function isBlank({ description, detail, price }: TypedLine): boolean {
  return !description && !detail && !price;
}
