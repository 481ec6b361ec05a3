import { z } from 'zod';
import { type Day, parseDay } from '@/lib/clock';
import { PortalError } from '@/lib/errors';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';

/** So many things in one list; more of them nobody reads to its end. */
export const MOST_ITEMS = 50;
export const TITLE_LENGTH = 200;
export const HINT_LENGTH = 300;
export const NOTE_LENGTH = 1000;
export const REASON_LENGTH = 1000;
const MOST_DUE_DAYS = 365;

const text = (most: number) =>
  z
    .string()
    // What no keyboard writes and PostgreSQL keeps in no text.
    .transform((typed) => typed.replaceAll('\0', '').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, 'errors.too_long'))
    .default('');

/** One thing that is asked for. */
export type ItemInput = {
  title: string;
  hint: string | null;
  optional: boolean;
  /** Who sees it, and what is sent for it, goes by that. */
  category: DocumentCategory;
};

export type RequestInput = {
  title: string;
  note: string | null;
  /** A calendar day in the firm's zone. */
  dueOn: Day | null;
  items: ItemInput[];
};

/** The fields of items as they are typed; those of one stand at one place. */
export const TYPED_ITEMS = {
  'item[]': z.array(text(TITLE_LENGTH)).default([]),
  'hint[]': z.array(text(HINT_LENGTH)).default([]),
  /** "yes" where it is optional. */
  'optional[]': z.array(text(3)).default([]),
  'category[]': z.array(z.enum(DOCUMENT_CATEGORIES)).default([]),
};

export const RequestForm = z.object({
  title: text(TITLE_LENGTH),
  note: text(NOTE_LENGTH),
  dueOn: text(20),
  ...TYPED_ITEMS,
});

export type RequestForm = z.output<typeof RequestForm>;

/** A reason that the client reads. */
export const ReasonText = text(REASON_LENGTH).pipe(z.string().min(1, 'requests.errors.no_reason'));

/** @throws PortalError invalid, with every field that is wrong: `items.0.title` is the first item's. */
export function readRequest(form: RequestForm): RequestInput {
  return read(form, faultOfItems);
}

/**
 * As `readRequest`, for a request that is there already: what is written in the list is asked for too.
 * @throws PortalError invalid, on the fields
 */
export function readChange(
  form: RequestForm,
): Pick<RequestInput, 'title' | 'note' | 'dueOn'> & { add: ItemInput[] } {
  const { items: add, ...rest } = read(form, () => null);
  return { ...rest, add };
}

function read(
  form: RequestForm,
  faultOf: (items: readonly ItemInput[]) => string | null,
): RequestInput {
  const fields: Record<string, string> = {};
  if (!form.title) fields.title = 'errors.required';
  let dueOn: Day | null = null;
  try {
    dueOn = form.dueOn ? parseDay(form.dueOn, 'dueOn') : null;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    Object.assign(fields, error.fields);
  }
  const items = readItems(form, fields);
  const fault = faultOf(items);
  if (fault) fields['items.0.title'] ??= fault;
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields, values: { most: MOST_ITEMS } });
  return { title: form.title, note: form.note || null, dueOn, items };
}

function readItems(
  form: Pick<RequestForm, keyof typeof TYPED_ITEMS>,
  fields: Record<string, string>,
): ItemInput[] {
  return form['item[]'].flatMap((title, place) => {
    const hint = form['hint[]'][place] ?? '';
    if (!title && !hint) return [];
    if (!title) fields[`items.${place}.title`] = 'errors.required';
    return {
      ...{ title, hint: hint || null, optional: form['optional[]'][place] === 'yes' },
      category: form['category[]'][place] ?? 'other',
    };
  });
}

function faultOfItems(items: readonly ItemInput[]): string | null {
  if (items.length === 0) return 'requests.errors.no_items';
  if (items.length > MOST_ITEMS) return 'requests.errors.too_many_items';
  return items.every(({ optional }) => optional) ? 'requests.errors.all_optional' : null;
}

/** How many days a template gives, from the day of asking to the due day; null where it has none that makes sense. */
export function dueDaysOf(today: Day, dueOn: Day | null): number | null {
  if (!dueOn) return null;
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  return days >= 1 && days <= MOST_DUE_DAYS ? days : null;
}

/**
 * What a verb checks though no form asked: a day that has gone by is a slip of the pen.
 * @throws PortalError invalid, on the fields
 */
export function checkRequest({ items, dueOn }: RequestInput, today: Day): void {
  const fields: Record<string, string> = {};
  const fault = faultOfItems(items);
  if (fault) fields['items.0.title'] = fault;
  if (dueOn && dueOn < today) fields.dueOn = 'requests.errors.day_gone';
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields, values: { most: MOST_ITEMS } });
}
