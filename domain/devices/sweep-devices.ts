import { authorize } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';

/** How long a device stays in the list after it was sent away; and after it was last signed in with, when its cookie is gone. */
export const FORGOTTEN_DEVICE_KEPT_DAYS = 90;
export const UNSEEN_DEVICE_KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

/** Forgets the devices that were sent away long ago, or that nobody signs in with any more. Answers how many. */
export async function sweepDevices(actor: Actor): Promise<number> {
  authorize(actor, 'device.sweep');
  const ago = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const { count } = await dbAs(actor, (db) =>
    db.device.deleteMany({
      where: {
        OR: [
          { forgottenAt: { lt: ago(FORGOTTEN_DEVICE_KEPT_DAYS) } },
          { seenAt: { lt: ago(UNSEEN_DEVICE_KEPT_DAYS) } },
        ],
      },
    }),
  );
  return count;
}
