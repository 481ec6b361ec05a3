import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { hashDeviceSecret, newDeviceSecret } from '@/lib/device-secret';
import { newId } from '@/lib/ids';

/** The person who is signing in, and where they come from. */
type Comer = MachineActor & { personId: string };

/** A browser as its person is known by it. */
export type RecognisedDevice = {
  id: string;
  /** Nobody has signed in to this account with it yet, or its person sent it away. */
  isNew: boolean;
  /** What the browser is to bear from now on, where it bore nothing. */
  secret: string | null;
};

/** Finds the browser by which somebody comes in, or makes it known, in the caller's transaction. */
export async function recogniseDevice(db: Db, comer: Comer): Promise<RecognisedDevice> {
  const { personId, origin } = comer;
  const secret = origin?.deviceHash ? null : newDeviceSecret();
  const secretHash = secret ? hashDeviceSecret(secret) : origin?.deviceHash;
  const isKnown = await isKnownDevice(db, comer);
  // Two at the same moment are one browser.
  const [device] = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO device AS d (id, person_id, secret_hash, user_agent, created_at, seen_at)
    VALUES (${newId()}::uuid, ${personId}::uuid, ${secretHash}, ${origin?.userAgent ?? null}, ${now()}, ${now()})
    ON CONFLICT (person_id, secret_hash)
      DO UPDATE SET seen_at = excluded.seen_at, user_agent = excluded.user_agent, forgotten_at = NULL
    RETURNING d.id`);
  if (!device) throw new Error('The device was not kept');
  return { id: device.id, isNew: !isKnown, secret };
}

/** Whether somebody has signed in to the person's account by this very browser before. */
export async function isKnownDevice(db: Db, { personId, origin }: Comer): Promise<boolean> {
  if (!origin?.deviceHash) return false;
  const known = await db.device.findFirst({
    where: { personId, secretHash: origin.deviceHash, forgottenAt: null },
    select: { id: true },
  });
  return known !== null;
}
