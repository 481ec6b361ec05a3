import type { Actor } from '@/lib/actor';
import { dayToDb, now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { mailAsked } from './mail-asked';
import { checkRequest, type RequestInput } from './request-input';

/**
 * Asks a client for documents; those there who may see documents get one mail.
 * @returns `created` is false, and nothing was done, where the form was sent twice.
 * @throws PortalError not_found for a client that the actor does not look after; conflict for one that has left; invalid,
 * on the fields
 */
export async function createRequest(
  actor: Actor,
  { id = newId(), clientId, request }: { id?: string; clientId: string; request: RequestInput },
): Promise<{ id: string; created: boolean }> {
  authorizeEmployee(actor, 'request.ask');
  return dbAs(actor, async (db) => {
    const client = await db.client.findUnique({
      where: { id: clientId },
      select: { leftAt: true },
    });
    if (!client) throw notFound();
    if (client.leftAt) throw new PortalError('conflict', 'requests.errors.left');
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    checkRequest(request, todayIn(zone));
    const { items, dueOn, title, note } = request;
    const at = now();
    const { count } = await db.documentRequest.createMany({
      data: {
        ...{ id, clientId, title, note },
        dueOn: dueOn && dayToDb(dueOn),
        askedBy: actor.personId,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) return { id, created: false };
    await db.requestItem.createMany({
      data: items.map((item, place) => ({
        ...item,
        id: newId(),
        requestId: id,
        clientId,
        position: place + 1,
        changedAt: at,
      })),
    });
    await recordActivity(db, actor, {
      type: 'document.requested',
      clientId,
      subject: { kind: 'request', id: publicId('rq', id) },
      data: { dueOn },
    });
    await mailAsked(db, { ...request, id, clientId });
    return { id, created: true };
  });
}
