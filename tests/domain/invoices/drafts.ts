import { createDraft } from '@/domain/invoices/create-draft';
import type { DraftInput, DraftLine } from '@/domain/invoices/draft-input';
import { sendInvoice } from '@/domain/invoices/send-invoice';
import type { Actor } from '@/lib/actor';
import { addDays, todayIn } from '@/lib/clock';
import { brightwater, cast } from '@/tests/support/cast';

/** The day that it is at the firm of the cast. */
export function today(): string {
  return todayIn('America/Los_Angeles');
}

export function line(changes: Partial<DraftLine> = {}): DraftLine {
  return {
    description: 'Payroll filing, third quarter',
    detail: null,
    quantityMilli: 1000n,
    unitMinor: 24_500n,
    ...changes,
  };
}

/** A draft of $245.00 that could be sent as it is, changed as told. */
export function draft(changes: Partial<DraftInput> = {}): DraftInput {
  return {
    title: 'Payroll filing',
    currency: 'USD',
    dueOn: addDays(today(), 14),
    note: null,
    lines: [line()],
    ...changes,
  };
}

/** A draft for Brightwater, made by Tom unless told. */
export async function makeDraft(
  changes: Partial<DraftInput> = {},
  { actor = cast.tom as Actor, clientId = brightwater.clientId } = {},
): Promise<string> {
  const { id } = await createDraft(actor, { clientId, draft: draft(changes) });
  return id;
}

/** A bill that Brightwater has got, from Tom unless told. */
export async function makeSent(
  changes: Partial<DraftInput> = {},
  { actor = cast.tom as Actor, clientId = brightwater.clientId } = {},
): Promise<string> {
  const id = await makeDraft(changes, { actor, clientId });
  await sendInvoice(actor, { id });
  return id;
}
