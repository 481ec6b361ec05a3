import { z } from 'zod';
import type { EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { sql, type Sql, sqlEmpty } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { CLEARING } from '../ledger/clearing';

/** How the list of clients is narrowed and ordered; it stands in the address. */
export const ClientFilter = z.object({
  /** Name of the client or of a person there, or an address. */
  q: z.string().trim().max(100).catch('').default(''),
  /** 'me', or the public id of an employee. */
  with: z.string().max(60).catch('').default(''),
  owing: z.enum(['', 'owing', 'past_due']).catch('').default(''),
  sort: z.enum(['needs', 'name']).catch('needs').default('needs'),
  after: z.string().max(400).catch('').default(''),
});
export type ClientFilter = z.output<typeof ClientFilter>;

/** What is left to pay of an invoice `i`, clearing money included. */
export const LEFT = sql`(i.total_minor - i.paid_minor - i.credited_minor)`;
/** The firm's calendar day. */
export const today = () =>
  sql`(SELECT (${now()}::timestamptz AT TIME ZONE f.zone)::date FROM firm f)`;

/** The cases `s` that still ask for somebody. */
export const isWaiting = () => sql`(s.state IN ('open', 'taken')
  OR (s.state = 'snoozed' AND s.snoozed_until <= ${now()}))`;

/** The condition on a client `c`. */
export function matching(actor: EmployeeActor, filter: ClientFilter): Sql {
  return sql`c.left_at IS NULL ${named(filter.q)} ${lookedAfter(actor, filter.with)} ${owing(filter.owing)}`;
}

function named(q: string): Sql {
  if (!q) return sqlEmpty;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`AND (c.name ILIKE ${like} OR c.latin_name ILIKE ${like}
    OR strict_word_similarity(${q}, c.name) > 0.5
    OR EXISTS (SELECT 1 FROM contact k JOIN person p ON p.id = k.person_id
               WHERE k.client_id = c.id AND k.ended_at IS NULL AND (p.name ILIKE ${like} OR p.email ILIKE ${like})))`;
}

function lookedAfter(actor: EmployeeActor, who: string): Sql {
  if (!who) return sqlEmpty;
  const employeeId = who === 'me' ? actor.employeeId : parseId('em', who);
  return sql`AND EXISTS (SELECT 1 FROM assignment a
    WHERE a.client_id = c.id AND a.employee_id = ${employeeId}::uuid AND a.ended_at IS NULL)`;
}

function owing(kind: ClientFilter['owing']): Sql {
  if (!kind) return sqlEmpty;
  const late =
    kind === 'past_due' ? sql`AND i.due_on < ${today()} AND ${LEFT} > ${CLEARING}` : sqlEmpty;
  return sql`AND EXISTS (SELECT 1 FROM invoice i
    WHERE i.client_id = c.id AND i.state = 'open' AND ${LEFT} > 0 ${late})`;
}

/** Where a page of the list ends: how much its last client needs, and its name. */
export type ClientKey = { rank: number; name: string; id: string };

export function writeClientCursor({ rank, name, id }: ClientKey): string {
  return Buffer.from(JSON.stringify([rank, name, publicId('cl', id)])).toString('base64url');
}

const Key = z.tuple([z.int(), z.string(), z.string()]);

/** Null for what is no cursor: a list begins at its beginning then. */
export function readClientCursor(text: string): ClientKey | null {
  try {
    const [rank, name, id] = Key.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { rank, name, id: parseId('cl', id) };
  } catch {
    return null;
  }
}
