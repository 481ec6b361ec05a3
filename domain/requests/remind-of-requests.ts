import type { MachineActor } from '@/lib/actor';
import { dayFromDb, dayIn, now, todayIn } from '@/lib/clock';
import { type Db, dbAs, readAs, type Reads, sql } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { dueReminder } from '../reminders/due-reminder';
import { eachAlone } from '../reminders/each-alone';
import { readFirm, type RemindingFirm } from '../reminders/read-firm';
import { listSenders, sharesOf } from './list-senders';
import { type LockedRequest, lockRequest } from './lock-request';
import { mailReminder } from './mail-reminder';
import { HAS_LEFT } from './request-row';

/** So many a run; the next one, a quarter of an hour later, goes on. */
const A_RUN = 200;

/**
 * Reminds of every request whose day has come and of which something is left for the client to send: two reminders at
 * most, on the days on which bills are reminded of, within the firm's hours. One that fails does not stop the others.
 * @returns how many were reminded of
 */
export async function remindOfRequests(actor: MachineActor): Promise<number> {
  authorize(actor, 'request.remind');
  const firm = await readAs(actor, readFirm);
  if (!firm?.open || firm.days.length === 0) return 0;
  const ids = await readAs(actor, (db) => listWaiting(db, firm));
  return eachAlone(
    ids,
    ({ id }) => `requests.remind ${publicId('rq', id)}`,
    ({ id }) => dbAs(actor, (db) => remind(db, actor, id, firm)),
  );
}

/** Judges one request again with it in hand, and sends. */
async function remind(
  db: Db,
  actor: MachineActor,
  id: string,
  firm: RemindingFirm,
): Promise<boolean> {
  const request = await lockRequest(db, id);
  const left = leftOf(request);
  if (request.state !== 'open' || !request.dueOn || left.length === 0) return false;
  const today = todayIn(firm.zone);
  const { createdAt } = await db.documentRequest.findUniqueOrThrow({
    where: { id },
    select: { createdAt: true },
  });
  const sent = await db.requestReminder.findMany({
    where: { requestId: id },
    select: { days: true },
  });
  const dueOn = dayFromDb(request.dueOn);
  const days = dueReminder(
    { dueOn, issuedOn: dayIn(firm.zone, createdAt), sent: sent.map((one) => one.days) },
    { today, days: firm.days },
  );
  if (days === null) return false;
  const senders = await listSenders(db, request.clientId);
  if (sharesOf(senders, left).length === 0) return false;
  const { count } = await db.requestReminder.createMany({
    data: { id: newId(), requestId: id, clientId: request.clientId, days, sentAt: now() },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await mailReminder(db, { request, dueOn, left, days, senders });
  await recordActivity(db, actor, {
    type: 'request.reminded',
    clientId: request.clientId,
    subject: { kind: 'request', id: publicId('rq', id) },
    data: { level: sent.length + 1 },
  });
  return true;
}

/** What waits for the client; what the firm has and looks at does not. */
function leftOf({ items }: LockedRequest): LockedRequest['items'] {
  return items.filter(
    ({ optional, state }) => !optional && (state === 'asked' || state === 'sent_back'),
  );
}

function listWaiting(db: Reads, { zone, days }: RemindingFirm): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>(sql`
    SELECT r.id FROM document_request r JOIN client c ON c.id = r.client_id
    CROSS JOIN LATERAL (
      SELECT max(d) AS days FROM unnest(${[...days]}::int[]) d WHERE r.due_on + d <= ${todayIn(zone)}::date) newest
    WHERE r.state = 'open' AND c.left_at IS NULL AND newest.days IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM request_reminder m WHERE m.request_id = r.id AND m.days >= newest.days)
      AND ${HAS_LEFT}
    ORDER BY r.due_on DESC, r.id LIMIT ${A_RUN}`);
}
