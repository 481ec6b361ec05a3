import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { Money } from '@/lib/money';
import { CLEARING } from '../ledger/clearing';
import {
  type ClientFilter,
  type ClientKey,
  isWaiting,
  LEFT,
  matching,
  readClientCursor,
  today,
  writeClientCursor,
} from './client-filter';
import type { Part } from './assign-employee';

/** What is owed in one currency. */
export type Owed = {
  owed: Money;
  /** What of it is past due and not on its way. */
  pastDueMinor: bigint;
  /** Days since the oldest of it was due; 0 while none is. */
  daysPastDue: number;
};

/** One client in the list. Ids are public. */
export type ClientRow = {
  id: string;
  name: string;
  nameLang: string | null;
  latinName: string | null;
  contact: { name: string; nameLang: string | null } | null;
  owed: Owed[];
  lastHereAt: Date | null;
  manager: { name: string; nameLang: string | null; isSelf: boolean } | null;
  /** What the reader is to this client, where they are not its manager. */
  ownPart: Part | null;
  /** The worst of the cases that wait. */
  need: { severity: 'low' | 'medium' | 'high'; rule: string; others: number } | null;
};

export type ClientList = { rows: ClientRow[]; more: string | null };

const PAGE = 50;

type Row = {
  id: string;
  rank: number;
  sortName: string;
  name: string;
  nameLang: string | null;
  latinName: string | null;
  contact: ClientRow['contact'];
  owed: { currency: string; owed: string; pastDue: string; days: number }[];
  lastHereAt: Date | null;
  people: { employeeId: string; name: string; nameLang: string | null; part: Part }[];
  severity: 'low' | 'medium' | 'high' | null;
  rule: string | null;
  signals: number | null;
};

/** The worst case of each client; 0 is now, 3 is none. */
export const NEEDS = () => sql`
  SELECT DISTINCT ON (s.client_id) s.client_id, s.severity,
         (SELECT g.rule FROM signal g WHERE g.case_id = s.id AND g.state IN ('open', 'taken', 'snoozed')
           ORDER BY g.severity DESC, g.raised_at DESC, g.id LIMIT 1) AS rule,
         CASE s.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END AS rank,
         count(*) OVER (PARTITION BY s.client_id)::int AS signals
  FROM signal_case s WHERE ${isWaiting()} ORDER BY s.client_id, s.severity DESC, s.raised_at`;

/**
 * The clients that an employee looks after, those first who need somebody, a page at a time. One statement.
 */
export async function listClients(actor: Actor, filter: ClientFilter): Promise<ClientList> {
  authorizeEmployee(actor, 'client.list');
  const rank = sql`CASE WHEN ${filter.sort === 'needs'} THEN coalesce(n.rank, 3) ELSE 0 END`;
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH need AS (${NEEDS()}), page AS MATERIALIZED (
        SELECT c.id, ${rank} AS rank, lower(c.name) AS sort_name, c.name, c.name_lang, c.latin_name,
               n.severity, n.rule, n.signals
        FROM client c LEFT JOIN need n ON n.client_id = c.id
        WHERE ${matching(actor, filter)} ${after(readClientCursor(filter.after), rank)}
        ORDER BY ${rank}, lower(c.name), c.id LIMIT ${PAGE + 1})
      SELECT c.id, c.rank, c.sort_name AS "sortName", c.name, c.name_lang AS "nameLang",
        c.latin_name AS "latinName", c.severity, c.rule, c.signals,
        (SELECT json_build_object('name', p.name, 'nameLang', p.name_lang)
           FROM contact k JOIN person p ON p.id = k.person_id
          WHERE k.client_id = c.id AND k.ended_at IS NULL ORDER BY k.created_at, k.id LIMIT 1) AS contact,
        (SELECT v.last_at FROM visit v WHERE v.client_id = c.id ORDER BY v.started_at DESC LIMIT 1) AS "lastHereAt",
        (SELECT coalesce(json_agg(json_build_object('employeeId', e.id, 'name', p.name, 'nameLang', p.name_lang,
                  'part', a.part) ORDER BY a.part, a.started_at), '[]')
           FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN person p ON p.id = e.person_id
          WHERE a.client_id = c.id AND a.ended_at IS NULL) AS people,
        (SELECT coalesce(json_agg(json_build_object('currency', o.currency, 'owed', o.owed::text,
                  'pastDue', o.late::text, 'days', o.days) ORDER BY o.owed DESC), '[]')
           FROM (${owedByCurrency(sql`i.client_id = c.id`)}) o) AS owed
      FROM page c ORDER BY c.rank, c.sort_name, c.id`),
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const more =
    rows.length > PAGE && last
      ? writeClientCursor({ rank: last.rank, name: last.sortName, id: last.id })
      : null;
  return { rows: page.map((row) => toView(actor, row)), more };
}

/** What is open of the invoices `i` that `which` names, each currency apart. */
export function owedByCurrency(which: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`
    SELECT q.currency, sum(q.left_minor) AS owed, coalesce(sum(q.left_minor - q.clearing) FILTER (WHERE q.late), 0) AS late,
           coalesce(max(q.days) FILTER (WHERE q.late), 0)::int AS days
    FROM (SELECT i.currency, ${LEFT} AS left_minor, x.clearing, ${today()} - i.due_on AS days,
                 i.due_on < ${today()} AND ${LEFT} > x.clearing AS late
          FROM invoice i, LATERAL (SELECT ${CLEARING} AS clearing) x
          WHERE ${which} AND i.state = 'open' AND ${LEFT} > 0) q
    GROUP BY q.currency`;
}

function after(key: ClientKey | null, rank: ReturnType<typeof sql>) {
  if (!key) return sqlEmpty;
  return sql`AND (${rank}, lower(c.name), c.id) > (${key.rank}::int, ${key.name}, ${key.id}::uuid)`;
}

function toView(actor: EmployeeActor, row: Row): ClientRow {
  const { id, name, nameLang, latinName, contact, lastHereAt } = row;
  const manager = row.people.find(({ part }) => part === 'manager');
  const own = row.people.find(
    ({ employeeId, part }) => employeeId === actor.employeeId && part !== 'manager',
  );
  const isOwn = manager?.employeeId === actor.employeeId;
  return {
    id: publicId('cl', id),
    name,
    nameLang,
    latinName,
    contact,
    lastHereAt,
    manager: manager ? { name: manager.name, nameLang: manager.nameLang, isSelf: isOwn } : null,
    ownPart: isOwn ? null : (own?.part ?? null),
    owed: row.owed.map(({ currency, owed, pastDue, days }) => ({
      owed: { amountMinor: BigInt(owed), currency },
      pastDueMinor: BigInt(pastDue),
      daysPastDue: days,
    })),
    need:
      row.severity && row.rule
        ? { severity: row.severity, rule: row.rule, others: (row.signals ?? 1) - 1 }
        : null,
  };
}
