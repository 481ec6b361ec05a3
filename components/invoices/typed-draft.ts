import type { SignedItem } from '@/domain/clients/signed-up';
import type { DraftView } from '@/domain/invoices/get-draft';
import { formatFigure } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import type { TypedDraft } from './draft-editor';
import type { Tongue, TypedLine } from './typed-lines';

type Written = Pick<SignedItem, 'description' | 'detail' | 'quantityMilli' | 'unitMinor'>;

/** A draft as the editor's fields take it. */
export function typedDraft(draft: DraftView): TypedDraft {
  const { currency, locale } = draft;
  return {
    id: draft.id,
    version: draft.version,
    clientId: draft.client.id,
    title: draft.title,
    currency,
    dueOn: draft.dueOn ?? '',
    note: draft.note ?? '',
    lines: draft.lines.map((line) => ({
      ...typedWork(line, { currency, locale }),
      item: line.agreementItemId ?? '',
      reason: line.reason ?? '',
      tax: line.taxRateId ?? '',
    })),
  };
}

/** An agreed item as a line of the editor. */
export function typedItem(item: SignedItem, tongue: Tongue): Omit<TypedLine, 'key'> {
  return { ...typedWork(item, tongue), item: item.id, reason: '', tax: '' };
}

/** What a line is for and what it costs, as its fields take it. */
export function typedWork(
  { description, detail, quantityMilli, unitMinor }: Written,
  { currency, locale }: Tongue,
): Pick<TypedLine, 'description' | 'detail' | 'quantity' | 'price'> {
  return {
    description,
    detail: detail ?? '',
    quantity: formatQuantity(quantityMilli, locale),
    price: `${unitMinor < 0n ? '-' : ''}${formatFigure({ amountMinor: unitMinor, currency }, locale)}`,
  };
}

/** What most firms bill in; others stand before these where the client or the draft has one. */
const USUAL = ['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'KWD'];

/** The currencies to choose from, the one in use first. */
export function currencyChoices({ currency }: { currency: string }): string[] {
  return [...new Set([currency, ...USUAL])];
}
