import type { Actor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { checkRequest, dueDaysOf, type RequestInput } from './request-input';

/**
 * Keeps what is asked for as the firm's template: one of the same title takes the place of the one before.
 * @throws PortalError invalid, on the fields
 */
export async function saveTemplate(
  actor: Actor,
  { request }: { request: RequestInput },
): Promise<void> {
  authorizeEmployee(actor, 'request_template.change');
  await dbAs(actor, async (db) => {
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const today = todayIn(zone);
    checkRequest(request, today);
    const { title, note, items, dueOn } = request;
    // Two who keep the same at once leave one.
    await db.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtext('request_template'))::text`);
    await db.requestTemplate.updateMany({
      where: { title, endedAt: null },
      data: { endedAt: now() },
    });
    await db.requestTemplate.createMany({
      data: {
        id: newId(),
        ...{ title, note, items },
        dueDays: dueDaysOf(today, dueOn),
        createdBy: actor.personId,
        createdAt: now(),
      },
    });
  });
}
