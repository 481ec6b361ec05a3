import { keepCases } from '@/domain/friction/cases/keep-cases';
import type { Severity } from '@/domain/friction/rules';
import { JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { brightwater } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const start = Date.parse('2026-11-02T17:00:00Z');
export const hoursOn = (hours: number) => new Date(start + hours * HOUR);

export type NewSignal = {
  rule: string;
  severity?: Severity;
  /** [kind, public id]; none for the client itself. */
  subject?: readonly [string, string];
  raisedAt?: Date;
  facts?: Record<string, unknown>;
  evidence?: readonly string[];
  clientId?: string;
};

/** A signal as the rules store it; one event of its own is its evidence unless told. */
export async function addSignal({
  rule,
  severity = 'medium',
  subject,
  raisedAt = hoursOn(0),
  facts = {},
  evidence,
  clientId = brightwater.clientId,
}: NewSignal): Promise<string> {
  const id = newId();
  const cited = evidence ?? [await addEvent({ type: 'signin.failed', at: raisedAt, clientId })];
  await ownerQuery(
    `INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, episode_at, severity, raised_at, evidence, facts, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $9, $6)`,
    [
      ...[id, clientId, rule, subject?.[0] ?? null, subject?.[1] ?? null, raisedAt, severity],
      ...[cited, JSON.stringify(facts)],
    ],
  );
  return id;
}

export async function addEvent({
  type,
  at,
  clientId = brightwater.clientId,
  by = 'client',
  subject,
  data = { reason: 'password', ip: '' },
}: {
  type: string;
  at: Date;
  clientId?: string;
  by?: string;
  subject?: readonly [string, string];
  data?: Record<string, unknown>;
}): Promise<string> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data)
     VALUES ($1, $2, $3, $4, 'contact', $5, $6, $7, $8)`,
    [id, at, clientId, by, type, subject?.[0] ?? null, subject?.[1] ?? null, JSON.stringify(data)],
  );
  return id;
}

export const keepAt = (at: Date, clientId = brightwater.clientId) =>
  dbAs(JOB, (db) => keepCases(db, clientId, at));

export type CaseRow = {
  id: string;
  root: string | null;
  state: string;
  severity: string;
  signals: string[];
};

/** A client's cases, the oldest first, with the rules of the signals in each. */
export async function casesOf(clientId = brightwater.clientId): Promise<CaseRow[]> {
  const rows = await ownerQuery<CaseRow>(
    `SELECT c.id, c.root_kind || ' ' || c.root_id AS root, c.state, c.severity,
            (SELECT coalesce(array_agg(s.rule ORDER BY s.rule), '{}') FROM signal s WHERE s.case_id = c.id) AS signals
     FROM signal_case c WHERE c.client_id = $1 ORDER BY c.opened_at, c.id`,
    [clientId],
  );
  return rows.map((row) => ({ ...row, id: publicId('sc', row.id) }));
}

/** Without the ids, to compare with. */
export async function shapes(clientId?: string) {
  return (await casesOf(clientId)).map(({ root, state, severity, signals }) => ({
    ...{ root, state, severity, signals },
  }));
}

export async function onlyCase(): Promise<string> {
  const [one, ...others] = await casesOf();
  if (!one || others.length > 0) throw new Error(`There are ${others.length + (one ? 1 : 0)}.`);
  return one.id;
}

export async function clearCases(): Promise<void> {
  for (const table of ['signal', 'signal_case', 'logged_contact', 'activity_event', 'visit'])
    await ownerQuery(`DELETE FROM ${table}`);
}
