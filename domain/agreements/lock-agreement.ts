import { dayFromDb, type Day } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import type { Period } from './periods';

/** An agreement as it stands, held until the transaction ends. */
export type LockedAgreement = {
  id: string;
  clientId: string;
  title: string;
  currency: string;
  period: Period;
  startsOn: Day;
  endsOn: Day | null;
  dueDays: number;
  nextOn: Day | null;
  raisesDrafts: boolean;
};

type Row = Omit<LockedAgreement, 'startsOn' | 'endsOn' | 'nextOn'> & {
  startsOn: Date;
  endsOn: Date | null;
  nextOn: Date | null;
};

/** @throws PortalError not_found for one that the actor may not change, as for none. */
export async function lockAgreement(db: Db, id: string): Promise<LockedAgreement> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT a.id, a.client_id AS "clientId", a.title, a.currency, a.period::text, a.starts_on AS "startsOn",
           a.ends_on AS "endsOn", a.due_days AS "dueDays", a.next_on AS "nextOn", a.raises_drafts AS "raisesDrafts"
    FROM agreement a WHERE a.id = ${id}::uuid FOR UPDATE`);
  if (!row) throw notFound();
  return {
    ...row,
    startsOn: dayFromDb(row.startsOn),
    endsOn: row.endsOn && dayFromDb(row.endsOn),
    nextOn: row.nextOn && dayFromDb(row.nextOn),
  };
}

/**
 * Of a locked agreement, as it is now: whoever waited for the lock would else see what was before.
 * @throws PortalError conflict where another has taken its place.
 */
export async function requireUnreplaced(db: Db, id: string): Promise<void> {
  if ((await db.agreement.count({ where: { replacesId: id } })) > 0)
    throw new PortalError('conflict', 'agreements.errors.replaced');
}
