import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { CLEARING } from '../ledger/clearing';
import { readWaitingSignals, type SignalView } from './signal-view';

/** A bill past its day at one of the reader's clients. */
export type LateBill = {
  id: string;
  number: string;
  client: { name: string; nameLang: string | null };
  leftMinor: bigint;
  currency: string;
  dueOn: Day;
};

export type Today = {
  today: Day;
  /** Now and today, worst first. */
  signals: SignalView[];
  /** Small things, for a quiet hour. */
  digest: SignalView[];
  /** The longest past due first. */
  late: LateBill[];
};

const MOST_LATE = 6;

/** Who needs this employee, and for what: of the clients that they see. Two statements. */
export async function listToday(actor: EmployeeActor, zone: string): Promise<Today> {
  authorize(actor, 'signal.list');
  const today = todayIn(zone);
  return readAs(actor, async (db) => {
    const signals = await readWaitingSignals(db, actor);
    const late = await db.$queryRaw<
      (Omit<LateBill, 'client' | 'dueOn'> & {
        clientName: string;
        clientLang: string | null;
        dueOn: Date;
      })[]
    >(sql`
      SELECT i.id, i.number, i.currency, i.due_on AS "dueOn", c.name AS "clientName", c.name_lang AS "clientLang",
             (i.total_minor - i.paid_minor - i.credited_minor - pays.clearing)::bigint AS "leftMinor"
      FROM invoice i JOIN client c ON c.id = i.client_id
      CROSS JOIN LATERAL (SELECT ${CLEARING} AS clearing) pays
      WHERE i.state = 'open' AND i.due_on < ${today}::date
        AND i.total_minor - i.paid_minor - i.credited_minor > pays.clearing
      ORDER BY i.due_on, i.id LIMIT ${MOST_LATE}`);
    return {
      today,
      signals: signals.filter(({ severity }) => severity !== 'low'),
      digest: signals.filter(({ severity }) => severity === 'low'),
      late: late.map(({ clientName, clientLang, dueOn, ...bill }) => ({
        ...bill,
        id: publicId('in', bill.id),
        client: { name: clientName, nameLang: clientLang },
        dueOn: dayFromDb(dueOn),
      })),
    };
  });
}
