import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorizeEmployee } from '@/domain/authorize';
import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { ClientFields } from './client-input';

export const EditClientInput = ClientFields.extend({ client: z.string() });

/**
 * Changes what is known of a client. What stays the same is no change, and nothing is recorded of it.
 * @throws PortalError not_found, invalid
 */
export async function editClient(
  actor: Actor,
  { client, ...fields }: z.output<typeof EditClientInput>,
): Promise<void> {
  authorizeEmployee(actor, 'client.change');
  const id = parseId('cl', client);
  await dbAs(actor, async (db) => {
    const before = await db.client.findUnique({
      where: { id },
      select: { name: true, latinName: true, address: true, currency: true, zone: true },
    });
    if (!before) throw notFound();
    const names = (Object.keys(before) as (keyof typeof before)[]).filter(
      (name) => before[name] !== fields[name],
    );
    if (names.length === 0) return;
    await db.client.updateMany({ where: { id }, data: fields });
    await recordActivity(db, actor, {
      type: 'client.changed',
      clientId: id,
      subject: { kind: 'client', id: publicId('cl', id) },
      data: { fields: names },
    });
  });
}
