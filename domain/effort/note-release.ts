import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { currentRelease } from '@/lib/release';

/** A release of the portal, and when it was first seen to run. */
export type Release = { version: string; beganAt: Date };

/**
 * All releases that were noted, oldest first, with the one that runs now. Whoever finds a new one running notes it: so the
 * log need not say with each event what the portal was. One that was gone back to stands where it stood.
 */
export async function noteRelease(db: Db): Promise<Release[]> {
  await db.$executeRaw(sql`
    INSERT INTO portal_release (version, began_at) VALUES (${currentRelease()}, ${now()})
    ON CONFLICT (version) DO NOTHING`);
  return db.$queryRaw<Release[]>(sql`
    SELECT version, began_at AS "beganAt" FROM portal_release ORDER BY began_at, version`);
}
