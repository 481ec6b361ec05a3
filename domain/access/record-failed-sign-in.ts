import { recordActivity } from '@/domain/activity/record-activity';
import { isContact, isEmployee, type MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { findStanding, type KnownPerson } from './find-standing';

/** Writes down a try to sign in that failed, in a transaction of its own; of nobody where the person is not known. */
export async function recordFailedSignIn(
  author: MachineActor,
  person: KnownPerson | null,
  reason: 'password' | 'code' | 'unknown' | 'expired_link',
): Promise<void> {
  await dbAs(person ?? author, async (db) => {
    const standing = person && (await findStanding(db, person, newId()));
    const contact = standing && isContact(standing) ? standing : null;
    await recordActivity(db, person ?? author, {
      type: 'signin.failed',
      clientId: contact?.clientId ?? null,
      contactId: contact?.contactId ?? null,
      by: standing && isEmployee(standing) ? 'staff' : 'client',
      subject: null,
      data: { reason, ip: author.origin?.ip ?? '' },
    });
  });
}
