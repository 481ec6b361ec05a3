import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { endSignings } from '../publishing/end-signings';
import { lockSigning } from './lock-signing';

/**
 * Asks no more: nothing of it waits for anybody. What somebody has signed already stays in the record. Said twice, it is one.
 * @throws PortalError not_found; conflict once all have signed, somebody has declined, or its day is over
 */
export async function cancelSigning(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'signing.ask');
  await dbAs(actor, async (db) => {
    const { state, documentId, clientId } = await lockSigning(db, id);
    if (state === 'cancelled') return;
    if (state !== 'open') throw new PortalError('conflict', `signing.errors.${state}`);
    await endSignings(db, actor, { id: documentId, clientId });
  });
}
