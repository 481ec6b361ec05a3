import type { DraftView } from '@/domain/invoices/get-draft';
import { formatFigure } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import type { TypedDraft } from './draft-editor';

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
      description: line.description,
      detail: line.detail ?? '',
      quantity: formatQuantity(line.quantityMilli, locale),
      price: `${line.unitMinor < 0n ? '-' : ''}${formatFigure({ amountMinor: line.unitMinor, currency }, locale)}`,
    })),
  };
}

/** What most firms bill in; others stand before these where the client or the draft has one. */
const USUAL = ['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'KWD'];

/** The currencies to choose from, the draft's own first. */
export function currencyChoices(draft: DraftView): string[] {
  return [...new Set([draft.currency, ...USUAL])];
}
