import { describeWeek } from '@/lib/availability';
import { now } from '@/lib/clock';
import { formatZone } from '@/lib/dates';
import { type Reads, sql } from '@/lib/db';
import { readWeek } from '@/lib/working-hours';
import type { MailPerson } from './mail-message';

type Row = {
  locale: string;
  zone: string;
  hours: unknown;
  firmName: string;
  firmPhone: string | null;
  firmEmail: string | null;
  name: string | null;
  title: string | null;
  phone: string | null;
  email: string | null;
};

/** Who looks after a client, as a mail and a paper name them: the account manager, or the firm's desk where there is none. */
export async function findMailPerson(db: Reads, clientId: string): Promise<MailPerson> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT f.locale, f.zone, f.hours, f.name AS "firmName", f.phone AS "firmPhone", f.email AS "firmEmail",
           m.name, m.title, m.phone, m.email
    FROM firm f
    LEFT JOIN (SELECT p.name, e.title, e.phone, p.email
                 FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN person p ON p.id = e.person_id
                WHERE a.client_id = ${clientId}::uuid AND a.part = 'manager' AND a.ended_at IS NULL AND e.ended_at IS NULL
                LIMIT 1) m ON true`);
  if (!row) throw new Error('There is no firm yet.');
  const week = describeWeek(
    { zone: row.zone, week: readWeek(row.hours), holidays: [] },
    row.locale,
  );
  return {
    name: row.name ?? row.firmName,
    title: row.title ?? '',
    phone: row.phone ?? row.firmPhone,
    hours: [week, formatZone(row.zone, row.locale, now())].filter(Boolean).join(', '),
    email: row.email ?? row.firmEmail,
  };
}
