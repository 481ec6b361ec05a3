import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { LockedInvoice } from './lock-invoice';
import type { StoredState } from './status';

/**
 * Moves what is kept on a locked invoice: how much of it was paid, or credited, in minor units; below zero for what went
 * back. What that settles becomes paid, and what it opens again is open: an invoice is never "paid" beyond its money.
 * @returns the invoice as it is then
 */
export async function moveSums(
  db: Db,
  actor: Actor,
  invoice: LockedInvoice,
  by: { paidMinor?: bigint; creditedMinor?: bigint; contactId?: string | null },
): Promise<LockedInvoice> {
  const paidMinor = invoice.paidMinor + (by.paidMinor ?? 0n);
  const creditedMinor = invoice.creditedMinor + (by.creditedMinor ?? 0n);
  const state = stateAfter(invoice, paidMinor + creditedMinor);
  const changed = state !== invoice.state;
  await db.invoice.update({
    where: { id: invoice.id },
    data: {
      paidMinor,
      creditedMinor,
      ...(changed ? { state, paidAt: state === 'paid' ? now() : null } : {}),
    },
    select: { id: true },
  });
  if (changed) {
    await recordActivity(db, actor, {
      type: 'invoice.changed',
      clientId: invoice.clientId,
      contactId: by.contactId ?? null,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
      data: { from: invoice.state, to: state },
    });
  }
  return { ...invoice, paidMinor, creditedMinor, state };
}

function stateAfter({ state, totalMinor }: LockedInvoice, settledMinor: bigint): StoredState {
  const owes = state === 'open' || state === 'uncollectible';
  if (owes && settledMinor >= totalMinor) return 'paid';
  return state === 'paid' && settledMinor < totalMinor ? 'open' : state;
}

/** What is not certain to have been paid, in minor units. */
export function owedOf(
  invoice: Pick<LockedInvoice, 'state' | 'totalMinor' | 'paidMinor' | 'creditedMinor'>,
): bigint {
  if (invoice.state !== 'open' && invoice.state !== 'uncollectible') return 0n;
  const owed = invoice.totalMinor - invoice.paidMinor - invoice.creditedMinor;
  return owed > 0n ? owed : 0n;
}
