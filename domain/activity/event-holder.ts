import { type Actor, isContact, isEmployee } from '@/lib/actor';
import type { KeyHolder } from '../person-keys/key-holder';
import type { By } from './events';
import type { Personal } from './personal';

/** Who did it, by the kind of actor, where nobody says otherwise. */
export function byOf(actor: Actor): By {
  if (isContact(actor)) return 'client';
  return isEmployee(actor) ? 'staff' : 'system';
}

/** Whose it is: of whoever did it; of the contact where staff or a program writes down for them; else of nobody known. */
export function holderOf(actor: Actor, contactId: string | null | undefined, by: By): KeyHolder {
  const isForContact = by === 'client' && contactId && !isContact(actor);
  if (isForContact && (isEmployee(actor) || !actor.personId))
    return { of: 'contact', id: contactId };
  return actor.personId ? { of: 'person', id: actor.personId } : { of: 'nobody' };
}

/** What of an event is personal: fields of its data, why it was done, and where from; null where nothing is. */
export function personalOf(
  { origin }: Actor,
  reason: string | undefined,
  data: Record<string, unknown> | null,
): Personal | null {
  const personal: Personal = {
    ...(data && { data }),
    ...(reason !== undefined && { reason }),
    ...(origin?.ip && { ip: origin.ip }),
    ...(origin?.userAgent && { userAgent: origin.userAgent }),
  };
  return Object.keys(personal).length > 0 ? personal : null;
}
