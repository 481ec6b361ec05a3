import type { AgreementInput } from '@/domain/agreements/agreement-input';
import { createAgreement } from '@/domain/agreements/create-agreement';
import type { Actor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const BOOKS = {
  description: 'Bookkeeping Standard',
  detail: null,
  quantityMilli: 1000n,
  unitMinor: 62_000n,
};
export const PAYROLL = {
  description: 'Payroll for nine people',
  detail: 'Two runs a month',
  quantityMilli: 9000n,
  unitMinor: 1_500n,
};

/** Noon in Seattle on a day. */
export function noon(day: string): Date {
  return new Date(`${day}T20:00:00Z`);
}

/** $755.00 a month from the first of November 2026, changed as told. */
export function agreement(changes: Partial<AgreementInput> = {}): AgreementInput {
  return {
    title: 'Bookkeeping and payroll',
    currency: 'USD',
    period: 'month',
    startsOn: '2026-11-01',
    endsOn: null,
    dueDays: 14,
    signedByName: 'Dana Whitlock',
    signedOn: '2026-10-20',
    documentId: null,
    raisesDrafts: true,
    items: [BOOKS, PAYROLL],
    ...changes,
  };
}

/** An agreement of Brightwater's, written down by Tom at the end of October unless told. */
export async function makeAgreement(
  changes: Partial<AgreementInput> = {},
  { actor = cast.tom as Actor, clientId = brightwater.clientId, on = '2026-10-30' } = {},
): Promise<string> {
  const { id } = await withClock(noon(on), () =>
    createAgreement(actor, { clientId, agreement: agreement(changes) }),
  );
  return id;
}

/** A contract of a client's, published to everybody there unless told. */
export async function contract(
  clientId: string,
  { state = 'published', audience = 'all' } = {},
): Promise<string> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO document (id, client_id, title, filename, category, year, state, audience, media_type, storage_key, wrapped_key, key_id, published_at)
     VALUES ($1, $2, 'Engagement letter', 'letter.pdf', 'contract', 2026, $3::document_state, $5::document_audience, 'application/pdf', $4, '', 'k1', now())`,
    [id, clientId, state, `agreed/${id}`, audience],
  );
  return id;
}

/** The rows of its items, in their order. */
export async function itemsOf(agreementId: string): Promise<string[]> {
  const rows = await ownerQuery<{ id: string }>(
    'SELECT id FROM agreement_item WHERE agreement_id = $1 ORDER BY position',
    [agreementId],
  );
  return rows.map(({ id }) => id);
}

/** Ends every agreement that was made before, so that one test's is not in force for the next. */
export async function forgetAgreements(): Promise<void> {
  await ownerQuery(
    'UPDATE agreement SET ends_on = starts_on, next_on = NULL, raises_drafts = false',
  );
}
