import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { isRuleName, type RuleName, type Severity } from './rules';

/** A signal where it arose: at the last event that it rests on. */
export type PlacedSignal = {
  /** Public. */
  id: string;
  rule: RuleName;
  severity: Severity;
  state: 'open' | 'taken' | 'snoozed' | 'dismissed' | 'settled';
  /** The id of that event. */
  eventId: string;
};

type Row = Omit<PlacedSignal, 'rule'> & { rule: string };

/**
 * The signals of a client that arose at one of these events, whatever became of them since, worst first. What did not hold is
 * none. `client` is a public id. One statement.
 */
export async function listSignalsBehind(
  actor: EmployeeActor,
  { client, events }: { client: string; events: readonly string[] },
): Promise<PlacedSignal[]> {
  authorize(actor, 'signal.list');
  const clientId = parseId('cl', client);
  if (events.length === 0) return [];
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT s.id, s.rule, s.severity, s.state, s.evidence[cardinality(s.evidence)] AS "eventId" FROM signal s
      WHERE s.client_id = ${clientId}::uuid AND s.state <> 'withdrawn'
        AND s.evidence[cardinality(s.evidence)] = ANY (${[...events]}::uuid[])
      ORDER BY s.severity DESC, s.raised_at, s.id`),
  );
  return rows.flatMap(({ rule, ...row }) =>
    isRuleName(rule) ? [{ ...row, rule, id: publicId('si', row.id) }] : [],
  );
}
