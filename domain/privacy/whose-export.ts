import { type Actor, isContact, isEmployee, isOnlooker } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import type { PersonActor } from '@/lib/session-row';

/**
 * Who acts, and about whom: themselves, unless an owner names somebody else, on whose behalf a letter came.
 * @param personId the row's id of the other
 * @throws PortalError forbidden
 */
export function whoseExport(
  actor: Actor,
  personId: string | undefined,
): { asker: PersonActor; personId: string } {
  const isPerson = isEmployee(actor) || (isContact(actor) && !isOnlooker(actor));
  if (!isPerson) throw new PortalError('forbidden', 'errors.forbidden');
  const about = personId ?? actor.personId;
  if (about !== actor.personId && actor.kind !== 'owner') {
    throw new PortalError('forbidden', 'errors.forbidden');
  }
  return { asker: actor, personId: about };
}
