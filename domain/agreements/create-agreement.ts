import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { AgreementInput } from './agreement-input';
import { keepAgreement } from './keep-agreement';

/**
 * Writes down what a client signed up for.
 * @returns `created` is false, and nothing was changed, where the form was sent twice.
 * @throws PortalError not_found for a client that the actor does not look after; invalid, on the fields.
 */
export async function createAgreement(
  actor: Actor,
  {
    id = newId(),
    clientId,
    agreement,
  }: { id?: string; clientId: string; agreement: AgreementInput },
): Promise<{ id: string; created: boolean }> {
  authorizeEmployee(actor, 'agreement.change');
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({ where: { id: clientId }, select: { id: true } });
    if (!client) throw notFound();
    const created = await keepAgreement(db, actor, { id, clientId, replacesId: null }, agreement);
    return { id, created };
  });
}
