import type { Actor } from '@/lib/actor';
import { dayFromDb, dayToDb, now, todayIn } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { type LockedRequest, lockRequest } from './lock-request';
import { type ItemInput, MOST_ITEMS, type RequestInput } from './request-input';

export type RequestChange = Pick<RequestInput, 'title' | 'note' | 'dueOn'> & {
  id: string;
  /** What is asked for from now on too. */
  add: readonly ItemInput[];
};

/**
 * Changes what an open request says, and asks for more in it. What is not wanted any more is said of the item itself.
 * @throws PortalError not_found; conflict once it has ended; invalid, on the fields
 */
export async function changeRequest(
  actor: Actor,
  { id, title, note, dueOn, add }: RequestChange,
): Promise<void> {
  authorizeEmployee(actor, 'request.ask');
  await dbAs(actor, async (db) => {
    const request = await lockRequest(db, id);
    if (request.state !== 'open')
      throw new PortalError('conflict', `requests.errors.${request.state}`);
    const before = request.dueOn && dayFromDb(request.dueOn);
    await check(db, request, { dueOn, before, add });
    const fields = [
      ...(title === request.title ? [] : ['title']),
      ...(note === request.note ? [] : ['note']),
      ...(dueOn === before ? [] : ['dueOn']),
      ...(add.length === 0 ? [] : ['items']),
    ];
    if (fields.length === 0) return;
    await db.documentRequest.update({
      where: { id },
      data: { title, note, dueOn: dueOn && dayToDb(dueOn) },
      select: { id: true },
    });
    const last = Math.max(0, ...request.items.map(({ position }) => position));
    await db.requestItem.createMany({
      data: add.map((item, place) => ({
        ...item,
        id: newId(),
        requestId: id,
        clientId: request.clientId,
        position: last + place + 1,
        changedAt: now(),
      })),
    });
    await recordActivity(db, actor, {
      type: 'request.changed',
      clientId: request.clientId,
      subject: { kind: 'request', id: publicId('rq', id) },
      data: { fields },
    });
  });
}

async function check(
  db: Db,
  { items }: LockedRequest,
  {
    dueOn,
    before,
    add,
  }: { dueOn: string | null; before: string | null; add: readonly ItemInput[] },
): Promise<void> {
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  const fields: Record<string, string> = {};
  if (dueOn && dueOn !== before && dueOn < todayIn(zone)) fields.dueOn = 'requests.errors.day_gone';
  if (items.length + add.length > MOST_ITEMS)
    fields['items.0.title'] = 'requests.errors.too_many_items';
  if (Object.keys(fields).length > 0)
    throw new PortalError('invalid', 'errors.invalid', { fields, values: { most: MOST_ITEMS } });
}
