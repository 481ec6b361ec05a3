import type { PaymentMethod } from '@/domain/invoices/timeline';
import type { LedgerKind } from '@/domain/ledger/add-entry';
import type { Day } from '@/lib/clock';
import type { Money } from '@/lib/money';
import type { Ageing } from './ageing';
import type { Span } from './span';

/** One movement: what was billed, paid, credited or went back, with the balance after it. */
export type StatementLine = {
  kind: LedgerKind;
  on: Day;
  /** Above zero where the client owes more by it. */
  amountMinor: bigint;
  balanceMinor: bigint;
  /** Of the invoice or the credit note; of a payment its receipt's, once it has one. */
  number: string | null;
  /** What the invoice is for, or why the credit note was given. */
  title: string | null;
  method: PaymentMethod | null;
  /** 'Visa ···0092'. */
  instrument: string | null;
  /** The numbers of the invoices that it was for. */
  invoices: string[];
  /** A credit note of which nothing had been used when the statement closes. */
  unused: boolean;
  /** What it is looked at as; public ids. Null where there is no page of it, and in what is exported. */
  link: { kind: 'invoice' | 'receipt' | 'credit_note'; id: string } | null;
};

/** Money that has set out and is not certain: in no balance yet. */
export type UnderWay = {
  amountMinor: bigint;
  method: PaymentMethod;
  instrument: string | null;
  invoices: string[];
  since: Day;
  /** By when it should have cleared. */
  expectedOn: Day | null;
};

/** A client's account in one currency over a span of days of the firm's zone. Amounts are minor units of that currency. */
export type Statement = {
  client: { id: string; name: string; nameLang: string | null };
  currency: string;
  /** All that the client has, their own first. */
  currencies: string[];
  /** What closes in the client's other currencies, which are never added to this one. */
  others: Money[];
  span: Span;
  /** The first day in it; of all there is, the day of the first movement. */
  from: Day;
  to: Day;
  openingMinor: bigint;
  /** What made the client owe more. */
  billedMinor: bigint;
  /** What made the client owe less: zero or below. */
  creditedMinor: bigint;
  closingMinor: bigint;
  /** The newest of them where only so many were asked for; the oldest first. */
  lines: StatementLine[];
  /** How many there are. */
  lineCount: number;
  underWay: UnderWay[];
  ageing: Ageing;
  /** What was open on the closing day, by due day, the first first. */
  due: { on: Day; openMinor: bigint; count: number; numbers: string[] }[];
  /** When it was made. */
  today: Day;
  zone: string;
  locale: string;
};
