import { z } from 'zod';
import { type Day, parseDay } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { currencyExponent, multiplyQuantity, withinLimit } from '@/lib/money';
import type { SignedItem } from '../clients/signed-up';
import { type Period, PERIODS } from './periods';
import { type Faults, readLines, readTyped, TYPED_LINES } from './read-typed';

const text = (most: number) => z.string().trim().max(most, 'errors.too_long').default('');

/** The form of an agreement as it is typed; the fields of its items stand beside each other, item by item. */
export const AgreementForm = z.object({
  /** The agreement's public id, given by the page, so that sending the form twice makes one. */
  id: z.string(),
  title: text(160),
  currency: z.string().trim().toUpperCase(),
  period: z.enum(PERIODS, 'errors.required'),
  startsOn: text(20),
  endsOn: text(20),
  dueDays: text(10),
  signedByName: text(160),
  signedOn: text(20),
  /** A document's public id. */
  document: text(60),
  raisesDrafts: z.literal('on').optional(),
  ...TYPED_LINES,
});

export type AgreementForm = z.output<typeof AgreementForm>;

/** What is agreed with a client: amounts in minor units of `currency`, quantities in thousandths. */
export type AgreementInput = {
  title: string;
  currency: string;
  period: Period;
  startsOn: Day;
  endsOn: Day | null;
  dueDays: number;
  signedByName: string | null;
  signedOn: Day | null;
  documentId: string | null;
  raisesDrafts: boolean;
  items: Omit<SignedItem, 'id'>[];
};

const MOST_ITEMS = 100;
const USUAL_DAYS = '14';
const MOST_DAYS = 365;

/** @throws PortalError invalid, with every field that is wrong: `lines.0.price` is the first item's price. */
export function readAgreement(form: AgreementForm, locale: string): AgreementInput {
  const { title, currency, period } = form;
  return readTyped((faults) => {
    const { attempt, refuse } = faults;
    attempt(() => currencyExponent(currency));
    // Asked for here and not by the schema, so that all that is wrong is said at once.
    for (const name of ['title', 'startsOn'] as const) {
      if (!form[name]) refuse(name, 'errors.required');
    }
    const dayOf = (name: 'startsOn' | 'endsOn' | 'signedOn') =>
      form[name] ? attempt(() => parseDay(form[name], name)) : null;
    const [startsOn, endsOn] = [dayOf('startsOn') ?? '', dayOf('endsOn')];
    if (startsOn && endsOn && endsOn < startsOn) refuse('endsOn', 'agreements.errors.ends_before');
    const items = readLines(form, { currency, locale }, faults).map(({ place, ...item }) => {
      attempt(() => withinLimit(item.unitMinor, `lines.${place}.price`));
      return item;
    });
    if (items.length === 0 && !form['price[]'].some(Boolean))
      refuse('lines.0.description', 'agreements.errors.no_items');
    attempt(() => agreedTotal(items));
    return {
      ...{ title, currency, period, startsOn, endsOn, items },
      dueDays: readDays(form.dueDays, faults),
      signedByName: form.signedByName || null,
      signedOn: dayOf('signedOn'),
      documentId: form.document ? readDocument(form.document, faults) : null,
      raisesDrafts: form.raisesDrafts === 'on',
    };
  });
}

/**
 * What one period comes to: the sum of the items, each rounded to a whole minor unit.
 * @throws PortalError invalid: more than an amount may be, below zero, too many items.
 */
export function agreedTotal(items: AgreementInput['items']): bigint {
  const refuse = (key: string) =>
    new PortalError('invalid', key, {
      fields: { 'lines.0.price': key },
      values: { most: MOST_ITEMS },
    });
  if (items.length > MOST_ITEMS) throw refuse('agreements.errors.too_many_items');
  const sum = items.reduce(
    (total, { unitMinor, quantityMilli }) => total + multiplyQuantity(unitMinor, quantityMilli),
    0n,
  );
  if (sum < 0n) throw refuse('agreements.errors.negative_total');
  return withinLimit(sum, 'lines.0.price');
}

function readDays(typed: string, { refuse }: Faults): number {
  const days = /^\d{1,3}$/.test(typed || USUAL_DAYS) ? Number(typed || USUAL_DAYS) : NaN;
  if (days <= MOST_DAYS) return days;
  refuse('dueDays', 'agreements.errors.due_days');
  return 0;
}

function readDocument(typed: string, { attempt, refuse }: Faults): string | null {
  const id = attempt(() => parseId('do', typed));
  if (id === null) refuse('document', 'agreements.errors.document_unknown');
  return id;
}
