import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorize } from '../authorize';
import { ownClients } from './own-clients';
import { isPresent, provedAtOf } from './presence';
import { FIRM_COLUMNS, type FirmRow, firmView } from './shell-parts';
import type { StaffShellView } from './shell-view';

type Row = FirmRow & {
  personName: string;
  personLang: string | null;
  title: string;
  role: EmployeeActor['kind'];
  today: number;
  ownClients: number;
  clients: number;
  provedAt: Date | null;
};

/** What frames a page of the firm. `today` counts the cases that are "now" at the clients that this reader
 * answers for; at all that they see, where they answer for none. One statement. */
export async function getStaffShell(actor: EmployeeActor): Promise<StaffShellView> {
  authorize(actor, 'firm.read');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT ${FIRM_COLUMNS}, p.name AS "personName", p.name_lang AS "personLang", e.title, e.role,
        (SELECT count(*)::int FROM signal_case s
          WHERE s.severity = 'high' AND (s.state = 'open' OR (s.state = 'snoozed' AND s.snoozed_until <= ${now()}))
            AND (own.clients = 0 OR s.client_id IN (${ownClients(actor)}))) AS today,
        own.clients AS "ownClients",
        (SELECT count(*)::int FROM client c WHERE c.left_at IS NULL) AS clients,
        ${provedAtOf(actor)} AS "provedAt"
      FROM firm f, employee e JOIN person p ON p.id = e.person_id
      CROSS JOIN (SELECT count(*)::int AS clients FROM (${ownClients(actor)}) mine) own
      WHERE e.id = ${actor.employeeId}::uuid`);
    if (!row) throw notFound();
    return {
      firm: firmView(row),
      person: {
        name: row.personName,
        nameLang: row.personLang,
        title: row.title,
        role: row.role,
      },
      counts: { today: row.today, clients: row.clients, own: row.ownClients },
      isPresent: isPresent(row.provedAt),
      locale: row.locale,
      zone: row.zone,
    };
  });
}
