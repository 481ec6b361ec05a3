import { isDay } from '@/lib/clock';
import { currencyExponent, isCurrency } from '@/lib/money';
import { readDecimal } from '../read-figures';
import type { Mapping, RejectReason, SourceLine } from '../source-line';

const LONGEST_NUMBER = 40;

/**
 * The firm's own file, one line of an invoice or credit note each. Days are YYYY-MM-DD, figures plain decimals with a
 * point, quantities positive. `kind` is `invoice` (or empty) or `credit_note`; `due_on`, `country`, `detail` may be empty.
 */
export const ownCsv: Mapping = {
  source: 'csv',
  columns: [
    'number',
    'kind',
    'client_key',
    'client_name',
    'country',
    'currency',
    'issued_on',
    'due_on',
    'description',
    'detail',
    'quantity',
    'unit_price',
  ],
  read: (record) => readLine(record),
};

function readLine(record: Readonly<Record<string, string>>): SourceLine | RejectReason {
  const field = (name: string) => (record[name] ?? '').trim();
  const number = field('number');
  if (!number) return 'no_invoice_number';
  if (number.length > LONGEST_NUMBER) return 'invoice_number_too_long';
  const kind = field('kind') || 'invoice';
  if (kind !== 'invoice' && kind !== 'credit_note') return 'kind_unknown';
  if (!field('client_key')) return 'no_client';
  if (!field('client_name')) return 'no_client_name';
  const currency = field('currency').toUpperCase();
  if (!isCurrency(currency)) return 'currency_unknown';
  const issuedOn = field('issued_on');
  const dueOn = field('due_on') || null;
  if (!isDay(issuedOn) || (dueOn !== null && !isDay(dueOn))) return 'day_invalid';
  if (dueOn !== null && dueOn < issuedOn) return 'due_before_issue';
  const quantityMilli = readDecimal(field('quantity'), 3);
  if (quantityMilli === null) return 'quantity_invalid';
  if (quantityMilli <= 0n) return 'quantity_not_positive';
  const unitMinor = readDecimal(field('unit_price'), currencyExponent(currency));
  if (unitMinor === null) return 'price_invalid';
  if (unitMinor < 0n) return 'price_negative';
  return {
    documentKey: number,
    kind,
    clientKey: field('client_key'),
    clientName: field('client_name'),
    country: field('country') || null,
    currency,
    issuedOn,
    dueOn,
    description: field('description') || number,
    detail: field('detail') || null,
    quantityMilli,
    unitMinor,
  };
}
