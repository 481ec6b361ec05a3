import type { EmployeeActor } from '@/lib/actor';
import { type Day, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/** A cause that nobody sees to yet. */
export type ProposedCause = {
  id: string;
  sentence: string;
  proposedBy: string;
  proposedAt: Date;
  signals: number;
  clients: number;
};

/** One of the reader's whose fix was to be in by now. */
export type DueCause = { id: string; sentence: string; remedy: string | null; dueOn: Day };

const MOST = 20;

/** What of the causes waits for somebody: nobody's yet, the oldest first, and the reader's own that are due. */
export type WaitingCauses = { proposed: ProposedCause[]; due: DueCause[] };

type Row = {
  proposed: (Omit<ProposedCause, 'proposedAt'> & { proposedAt: string })[];
  due: DueCause[];
};

/**
 * What was proposed and is nobody's yet, for whoever gives it an owner, and the reader's own causes whose fix was promised for
 * today or before and is not said to be in. One statement.
 */
export async function listWaitingCauses(
  actor: EmployeeActor,
  zone: string,
): Promise<WaitingCauses> {
  authorize(actor, 'cause.list');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT (SELECT coalesce(json_agg(one), '[]') FROM (
                SELECT c.id, c.sentence, p.name AS "proposedBy", c.proposed_at AS "proposedAt", c.signals, c.clients
                FROM cause c JOIN person p ON p.id = c.proposed_by
                WHERE c.state = 'proposed' ORDER BY c.proposed_at, c.id LIMIT ${MOST}) one) AS proposed,
             (SELECT coalesce(json_agg(one), '[]') FROM (
                SELECT c.id, c.sentence, c.remedy, c.due_on AS "dueOn" FROM cause c
                WHERE c.state = 'open' AND c.owner_id = ${actor.employeeId}::uuid AND c.due_on <= ${todayIn(zone)}::date
                ORDER BY c.due_on, c.id LIMIT ${MOST}) one) AS due`),
  );
  return {
    proposed: (row?.proposed ?? []).map(({ id, proposedAt, ...cause }) => ({
      ...cause,
      id: publicId('ca', id),
      proposedAt: new Date(proposedAt),
    })),
    due: (row?.due ?? []).map((cause) => ({ ...cause, id: publicId('ca', cause.id) })),
  };
}
