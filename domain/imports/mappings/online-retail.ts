import type { Day } from '@/lib/clock';
import { isDay } from '@/lib/clock';
import { readDecimal } from '../read-figures';
import type { Mapping, RejectReason, SourceLine } from '../source-line';

const LONGEST_NUMBER = 40;

/**
 * The invoice lines of a UK gift wholesaler as UCI publishes them (Online Retail, CC BY 4.0): pounds, days as m/d/yy,
 * an invoice number that begins with C for a cancellation, which we take as a credit note with its quantity turned round.
 */
export const onlineRetail: Mapping = {
  source: 'online-retail',
  columns: [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ],
  read: (record) => readLine(record),
};

function readLine(record: Readonly<Record<string, string>>): SourceLine | RejectReason {
  const number = field(record, 'InvoiceNo');
  if (!number) return 'no_invoice_number';
  if (number.length > LONGEST_NUMBER) return 'invoice_number_too_long';
  const customer = field(record, 'CustomerID');
  if (!customer) return 'no_client';
  const issuedOn = readDay(field(record, 'InvoiceDate'));
  if (!issuedOn) return 'day_invalid';
  const isCancellation = /^C/i.test(number);
  const quantity = readDecimal(field(record, 'Quantity'), 3);
  if (quantity === null) return 'quantity_invalid';
  if (isCancellation && quantity >= 0n) return 'quantity_not_negative';
  if (!isCancellation && quantity <= 0n) return 'quantity_not_positive';
  const unitMinor = readDecimal(field(record, 'UnitPrice'), 2);
  if (unitMinor === null) return 'price_invalid';
  if (unitMinor < 0n) return 'price_negative';
  const stockCode = field(record, 'StockCode');
  return {
    documentKey: number,
    kind: isCancellation ? 'credit_note' : 'invoice',
    clientKey: customer,
    clientName: `Customer ${customer}`,
    country: field(record, 'Country') || null,
    currency: 'GBP',
    issuedOn,
    dueOn: null,
    description: field(record, 'Description') || stockCode,
    detail: stockCode || null,
    quantityMilli: quantity < 0n ? -quantity : quantity,
    unitMinor,
  };
}

function field(record: Readonly<Record<string, string>>, name: string): string {
  return (record[name] ?? '').trim();
}

/** "12/1/10 8:26" is 2010-12-01: the day is what counts, the clock time is left. */
function readDay(text: string): Day | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [, month = '', dayOfMonth = '', year = ''] = match;
  const day = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
