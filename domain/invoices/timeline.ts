import { dayIn, type Day } from '@/lib/clock';
import type { InvoiceStatus, StatusFacts } from './status';

export type PaymentMethod = 'card' | 'bank_debit' | 'bank_transfer' | 'cheque' | 'cash' | 'other';

/** Money that moved, or tried to; a credit note that was issued. Amounts in the invoice's currency. */
export type Movement =
  | {
      kind: 'payment';
      /** Public; null in a history that is made up. */
      id: string | null;
      /** 'R-2031', once the money is certain; what another system took has none. */
      receiptNumber: string | null;
      state: 'processing' | 'succeeded' | 'failed';
      method: PaymentMethod;
      /** 'Visa ···0092'. */
      instrument: string | null;
      amountMinor: bigint;
      at: Date;
      on: Day;
      /** By when it should have cleared. */
      expectedOn: Day | null;
      /** Trying the same again can't help. */
      hard: boolean;
    }
  | {
      /** Money that went back; a refund that failed and is here again; what a bank took back, and what it gave again. */
      kind: 'refund' | 'refund_reversal' | 'dispute' | 'dispute_reversal';
      method: PaymentMethod | null;
      amountMinor: bigint;
      at: Date;
      on: Day;
    }
  | {
      kind: 'credit_note';
      /** Public; null in a history that is made up. */
      id: string | null;
      number: string;
      /** What of it this invoice was given. */
      amountMinor: bigint;
      at: Date;
      on: Day;
    };

/** One thing that happened, or is still to come. */
export type TimelineEntry =
  | { kind: 'sent'; byName: string | null; on: Day; at: Date | null }
  | { kind: 'seen'; by: { name: string; isReader: boolean } | null; on: Day; at: Date }
  | { kind: 'void'; on: Day; at: Date }
  | { kind: 'reminded'; level: number; on: Day; at: Date }
  | Movement
  | {
      kind: 'due';
      amountMinor: bigint;
      on: Day;
      at: null;
      /** The day is still to come. */
      ahead: boolean;
    };

/** What is known of an invoice's way beside its money. */
export type Course = {
  issuedOn: Day | null;
  sentAt: Date | null;
  sentByName: string | null;
  seenAt: Date | null;
  seenBy: { name: string; isReader: boolean } | null;
  voidedAt: Date | null;
  /** The reminders that it has had. */
  reminded: readonly { level: number; at: Date }[];
};

/**
 * What has happened with an invoice, oldest first, and at the end what is still to be paid. A draft has no history
 * yet. What an import has brought was issued on a day, without an instant.
 */
export function timelineOf(
  course: Course,
  movements: Movement[],
  {
    status,
    dueOn,
    zone,
    today,
  }: { status: InvoiceStatus; zone: string; today: Day } & Pick<StatusFacts, 'dueOn'>,
): TimelineEntry[] {
  const { issuedOn, sentAt, seenAt, voidedAt } = course;
  if (!issuedOn) return [];
  const past: TimelineEntry[] = [...movements];
  if (seenAt) past.push({ kind: 'seen', by: course.seenBy, on: dayIn(zone, seenAt), at: seenAt });
  if (voidedAt) past.push({ kind: 'void', on: dayIn(zone, voidedAt), at: voidedAt });
  for (const { level, at } of course.reminded) {
    past.push({ kind: 'reminded', level, on: dayIn(zone, at), at });
  }
  past.sort(byTime);
  const entries: TimelineEntry[] = [
    { kind: 'sent', byName: course.sentByName, on: issuedOn, at: sentAt },
    ...past,
  ];
  if (status.leftMinor > 0n && dueOn) {
    entries.push({
      kind: 'due',
      amountMinor: status.leftMinor,
      on: dueOn,
      at: null,
      ahead: dueOn >= today,
    });
  }
  return entries;
}

/** By day first, since a payment may be written down days after the day on which it counts. */
function byTime(a: TimelineEntry, b: TimelineEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0);
}
