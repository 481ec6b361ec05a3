import { type NewEvent, recordActivity } from '@/domain/activity/record-activity';
import type { EventType } from '@/domain/activity/events';
import { isContact, isEmployee, type MachineActor } from '@/lib/actor';
import type { Db } from '@/lib/db';
import type { PersonActor } from '@/lib/session-row';

/**
 * Writes down what somebody did who is not signed in, as what they are here where that is known, in the caller's
 * transaction.
 * @param standing what the person is; null for nobody whom we know
 */
export async function recordOutside<T extends EventType>(
  db: Db,
  author: MachineActor,
  standing: PersonActor | null,
  event: Pick<NewEvent<T>, 'type' | 'subject' | 'data' | 'by'>,
): Promise<void> {
  const contact = standing && isContact(standing) ? standing : null;
  await recordActivity(db, author, {
    by: standing && isEmployee(standing) ? 'staff' : 'client',
    ...event,
    clientId: contact?.clientId ?? null,
    contactId: contact?.contactId ?? null,
  });
}
