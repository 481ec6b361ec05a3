import type { MachineActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import { findStanding, type KnownPerson } from './find-standing';
import { recordOutside } from './record-outside';

/** Writes down a try to sign in that failed, in a transaction of its own; of nobody where the person is not known. */
export async function recordFailedSignIn(
  author: MachineActor,
  person: KnownPerson | null,
  reason: 'password' | 'code' | 'unknown' | 'expired_link',
): Promise<void> {
  await dbAs(person ?? author, async (db) => {
    const standing = person && (await findStanding(db, person, newId()));
    await recordOutside(db, person ?? author, standing, {
      type: 'signin.failed',
      subject: null,
      data: { reason, ip: author.origin?.ip ?? '' },
    });
  });
}
