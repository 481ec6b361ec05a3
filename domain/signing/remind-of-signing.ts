import type { MachineActor } from '@/lib/actor';
import { todayIn } from '@/lib/clock';
import { type Db, dbAs, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { dueReminder, MOST_REMINDERS } from '../reminders/due-reminder';
import { eachAlone } from '../reminders/each-alone';
import { readFirm, type RemindingFirm } from '../reminders/read-firm';
import { lockSigning } from './lock-signing';
import { readReminders, sendReminder } from './send-reminder';

/** So many a run; the next one, a quarter of an hour later, goes on. */
const A_RUN = 200;
/** Where there is no last day, they are reminded a week and a fortnight after they were asked. */
const DAYS_AFTER_ASKING = [7, 14];

/**
 * Reminds of every signature whose day has come: two reminders at most, before the last day on the firm's days and within
 * its hours. After that day there is nothing to remind of. One that fails does not stop the others.
 * @returns how many were reminded of
 */
export async function remindOfSigning(actor: MachineActor): Promise<number> {
  authorize(actor, 'signing.sweep');
  const firm = await readAs(actor, readFirm);
  if (!firm?.open) return 0;
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<{ id: string }[]>(sql`
      SELECT r.id FROM signature_request r JOIN client c ON c.id = r.client_id
      WHERE r.state = 'open' AND c.left_at IS NULL
        AND (SELECT count(*) FROM signature_reminder m WHERE m.request_id = r.id) < ${MOST_REMINDERS}
        AND (r.due_on IS NULL OR r.due_on >= ${todayIn(firm.zone)}::date)
      ORDER BY r.due_on NULLS LAST, r.id LIMIT ${A_RUN}`),
  );
  return eachAlone(
    rows,
    ({ id }) => `signing.remind ${publicId('sg', id)}`,
    ({ id }) => dbAs(actor, (db) => remind(db, actor, id, firm)),
  );
}

/** Judges one again with it in hand, and sends. */
async function remind(
  db: Db,
  actor: MachineActor,
  id: string,
  firm: RemindingFirm,
): Promise<boolean> {
  const signing = await lockSigning(db, id);
  if (signing.state !== 'open') return false;
  const { sent, from, askedOn } = await readReminders(db, signing, firm.zone);
  const days = dueReminder(
    { dueOn: from, issuedOn: askedOn, sent },
    {
      today: todayIn(firm.zone),
      days: signing.dueOn ? firm.days.filter((day) => day <= 0) : DAYS_AFTER_ASKING,
    },
  );
  if (days === null) return false;
  return sendReminder(db, actor, signing, { days, level: sent.length + 1 });
}
