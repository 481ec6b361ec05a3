import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { isContact } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { OwnName } from './own-name';

export const NameDeviceInput = z.object({ device: z.string(), name: OwnName });

/**
 * Calls a device as its person calls it.
 * @throws PortalError not_found for a device that is not theirs
 */
export async function nameDevice(
  actor: PersonActor,
  { device, name }: z.output<typeof NameDeviceInput>,
): Promise<void> {
  authorize(actor, 'device.name');
  const id = parseId('dv', device);
  await dbAs(actor, async (db) => {
    const { count } = await db.device.updateMany({
      where: { id, personId: actor.personId },
      data: { name },
    });
    if (count === 0) throw notFound();
    await recordActivity(db, actor, {
      type: 'device.named',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: { kind: 'device', id: publicId('dv', id) },
      data: {},
    });
  });
}
