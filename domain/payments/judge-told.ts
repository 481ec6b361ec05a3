import type { Told } from './told';

/** A payment that we have for the intent, one row for each try. */
export type KnownTry = {
  id: string;
  state: 'processing' | 'succeeded' | 'failed';
  method: string;
  chargeId: string | null;
};

/** What is to be done with what Stripe said. */
export type Verdict =
  /** We know it, or something later than it: details that were missing are filled in, `tryId` says where. */
  | { do: 'nothing'; tryId: string | null }
  /** The first that we hear of this try. */
  | { do: 'insert'; state: KnownTry['state'] }
  /** A debit that was on its way has cleared or failed. */
  | { do: 'move'; tryId: string; state: 'succeeded' | 'failed' };

/**
 * Judges one statement against the tries that we know of its intent, so that any order and any number of copies come to
 * the same. Money that has arrived is never unsaid by a failure, which is of an earlier try; a debit that has failed is
 * not on its way again, since each debit has an intent of its own.
 */
export function judgeTold(told: Told, tries: readonly KnownTry[]): Verdict {
  const live = tries.find(({ state }) => state !== 'failed');
  if (told.kind === 'succeeded') {
    if (!live) return { do: 'insert', state: 'succeeded' };
    return live.state === 'processing'
      ? { do: 'move', tryId: live.id, state: 'succeeded' }
      : { do: 'nothing', tryId: live.id };
  }
  if (told.kind === 'processing') {
    if (live) return { do: 'nothing', tryId: live.id };
    const failedDebit = tries.find(({ method }) => method === 'bank_debit');
    return failedDebit
      ? { do: 'nothing', tryId: failedDebit.id }
      : { do: 'insert', state: 'processing' };
  }
  // The session's own event says neither why nor which try: those of the charge and the intent do, and always come too.
  if (told.event && !told.chargeId && !told.failureCode) return { do: 'nothing', tryId: null };
  const same = tries.find((known) => known.state === 'failed' && isSameTry(told, known));
  if (same) return { do: 'nothing', tryId: same.id };
  if (live?.state === 'succeeded') return { do: 'nothing', tryId: null };
  if (live && isSameTry(told, live)) return { do: 'move', tryId: live.id, state: 'failed' };
  return { do: 'insert', state: 'failed' };
}

function isSameTry(told: Told, known: KnownTry): boolean {
  if (told.chargeId && known.chargeId) return told.chargeId === known.chargeId;
  if (known.method === 'bank_debit') return told.method !== 'card';
  // A card's failure without a charge is a 3-D Secure that was not passed: one event each, and none when we asked.
  return told.event === null && told.chargeId === known.chargeId;
}
