import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
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

/** What was proposed and is nobody's yet, the oldest first: it waits for anybody of the firm. One statement. */
export async function listProposedCauses(actor: EmployeeActor): Promise<ProposedCause[]> {
  authorize(actor, 'cause.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<ProposedCause[]>(sql`
      SELECT c.id, c.sentence, p.name AS "proposedBy", c.proposed_at AS "proposedAt", c.signals, c.clients
      FROM cause c JOIN person p ON p.id = c.proposed_by
      WHERE c.state = 'proposed' ORDER BY c.proposed_at, c.id LIMIT ${MOST}`),
  );
  return rows.map((row) => ({ ...row, id: publicId('ca', row.id) }));
}

/** The reader's own causes whose fix was promised for today or before, and is not said to be in. One statement. */
export async function listDueCauses(actor: EmployeeActor, zone: string): Promise<DueCause[]> {
  authorize(actor, 'cause.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<(Omit<DueCause, 'dueOn'> & { dueOn: Date })[]>(sql`
      SELECT c.id, c.sentence, c.remedy, c.due_on AS "dueOn" FROM cause c
      WHERE c.state = 'open' AND c.owner_id = ${actor.employeeId}::uuid AND c.due_on <= ${todayIn(zone)}::date
      ORDER BY c.due_on, c.id LIMIT ${MOST}`),
  );
  return rows.map((row) => ({
    ...row,
    id: publicId('ca', row.id),
    dueOn: dayFromDb(row.dueOn),
  }));
}
