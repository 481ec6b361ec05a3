import type { Day } from '@/lib/clock';

/** One line of another system's invoices or credit notes, checked and in our units. */
export type SourceLine = {
  /** The invoice's or credit note's own number; its lines may stand apart in the file. */
  documentKey: string;
  kind: 'invoice' | 'credit_note';
  clientKey: string;
  clientName: string;
  country: string | null;
  /** ISO 4217. */
  currency: string;
  issuedOn: Day;
  /** Null where the source has none: the firm's usual term counts then. */
  dueOn: Day | null;
  description: string;
  detail: string | null;
  /** Thousandths, always positive. */
  quantityMilli: bigint;
  unitMinor: bigint;
};

/** Why a line cannot be taken. Each has its sentence in the catalogue, under `imports.reasons`. */
export const REJECT_REASONS = [
  'columns_missing',
  'columns_too_many',
  'no_invoice_number',
  'invoice_number_too_long',
  'no_client',
  'no_client_name',
  'day_invalid',
  'due_before_issue',
  'quantity_invalid',
  'quantity_not_positive',
  'quantity_not_negative',
  'price_invalid',
  'price_negative',
  'amount_too_large',
  'currency_unknown',
  'kind_unknown',
  'differs_from_invoice',
  'already_final',
  'number_taken',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Reads one record of a file; the record is what stood between the separators. */
export type Mapping = {
  /** What the client and invoice keys belong to: one key, one row, however often it is imported. */
  source: string;
  columns: readonly string[];
  read: (record: Readonly<Record<string, string>>) => SourceLine | RejectReason;
};
