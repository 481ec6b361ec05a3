import { z } from 'zod';
import { parseDay } from '@/lib/clock';
import { parseId } from '@/lib/ids';
import { currencyExponent } from '@/lib/money';
import { readLines, readTyped, TYPED_LINES } from '../agreements/read-typed';
import { readRateId } from '../taxes/rates-of';
import type { DraftInput } from './draft-input';
import { NO_VERSION } from './draft-version';

const text = (most: number) => z.string().trim().max(most, 'errors.too_long').default('');

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
  ...TYPED_LINES,
  /** The agreed item that a line was taken from, by its public id; empty for a line that was typed. */
  'item[]': z.array(text(60)).default([]),
  /** Why a line differs from what was agreed. */
  'reason[]': z.array(text(500)).default([]),
  /** The tax on it, by the public id of its rate; empty for none. */
  'tax[]': z.array(text(60)).default([]),
});

export type DraftForm = z.output<typeof DraftForm>;

/**
 * Reads what was typed. A draft without a title is named for its first line.
 * @throws PortalError invalid, with every field that is wrong: `lines.0.price` is the first row's price.
 */
export function readDraft(form: DraftForm, locale: string): DraftInput {
  const { currency, note } = form;
  return readTyped((faults) => {
    faults.attempt(() => currencyExponent(currency));
    const dueOn = form.dueOn ? faults.attempt(() => parseDay(form.dueOn, 'dueOn')) : null;
    const lines = readLines(form, { currency, locale }, faults).map(({ place, ...line }) => {
      const item = form['item[]'][place];
      return {
        ...line,
        agreementItemId: item ? faults.attempt(() => parseId('ai', item)) : null,
        reason: form['reason[]'][place] || null,
        taxRateId: faults.attempt(() => readRateId(form['tax[]'][place], place)),
      };
    });
    const title = form.title || (lines[0]?.description.slice(0, 200) ?? '');
    if (!title) faults.refuse('title', 'errors.required');
    return { title, currency, dueOn, note: note || null, lines };
  });
}
