import { authorize } from '@/domain/authorize';
import { eachAlone } from '@/domain/reminders/each-alone';
import { readFirm } from '@/domain/reminders/read-firm';
import type { MachineActor } from '@/lib/actor';
import { now, todayIn, weekday } from '@/lib/clock';
import { dbAs, readAs, type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { readCases } from '../cases/case-view';
import { mailDigest } from './mail-digest';

const FRIDAY = 5;

/** Somebody at the firm, and the small cases of their clients, the oldest first. */
type Due = { employeeId: string; email: string; name: string; caseIds: string[] };

/**
 * Mails each account manager the small things at their clients, on Friday once the firm is there. Asked for again and again;
 * whoever has today's already, wants none or has nothing is left in peace.
 * @returns how many got one
 */
export async function sendDigests(actor: MachineActor): Promise<number> {
  authorize(actor, 'digest.send');
  const firm = await readAs(actor, readFirm);
  if (!firm?.open) return 0;
  const today = todayIn(firm.zone);
  if (weekday(today) !== FRIDAY) return 0;
  const due = await readAs(actor, (db) => listDue(db, `digest/${today}/`));
  return eachAlone(
    due,
    ({ employeeId }) => `digest ${publicId('em', employeeId)}`,
    (one) =>
      dbAs(actor, async (db) => {
        const cases = await readCases(db, actor, { ids: one.caseIds.slice(0, MOST_TOLD), today });
        return mailDigest(db, one, { cases, count: one.caseIds.length, today, zone: firm.zone });
      }),
  );
}

/** More are counted and not told: a mail is no list. */
const MOST_TOLD = 12;

async function listDue(db: Reads, key: string): Promise<Due[]> {
  const rows = await db.$queryRaw<Due[]>(sql`
    SELECT e.id AS "employeeId", p.email, p.name, array_agg(c.id::text ORDER BY c.opened_at, c.id) AS "caseIds"
    FROM employee e JOIN person p ON p.id = e.person_id
    JOIN assignment a ON a.employee_id = e.id AND a.part = 'manager' AND a.ended_at IS NULL
    JOIN signal_case c ON c.client_id = a.client_id AND c.severity = 'low'
     AND (c.state = 'open' OR (c.state = 'snoozed' AND c.snoozed_until <= ${now()}))
    WHERE e.ended_at IS NULL AND NOT EXISTS (SELECT FROM digest_refusal r WHERE r.employee_id = e.id)
    GROUP BY e.id, p.email, p.name ORDER BY e.id`);
  const keys = rows.map(({ employeeId }) => key + publicId('em', employeeId));
  const sent = await db.$queryRaw<{ key: string }[]>(
    sql`SELECT m.key FROM mail m WHERE m.key = ANY (${keys}::text[])`,
  );
  const had = new Set(sent.map((mail) => mail.key));
  return rows.filter((_, place) => !had.has(keys[place] ?? ''));
}
