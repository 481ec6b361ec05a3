import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';

/**
 * Offers a template no more; what was asked for with it stays. Said twice, it is one.
 * @throws PortalError not_found
 */
export async function endTemplate(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'request_template.change');
  await dbAs(actor, async (db) => {
    const found = await db.requestTemplate.findUnique({ where: { id }, select: { endedAt: true } });
    if (!found) throw notFound();
    if (found.endedAt) return;
    await db.requestTemplate.update({
      where: { id },
      data: { endedAt: now() },
      select: { id: true },
    });
  });
}
