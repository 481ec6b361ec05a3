import { type Actor, isEmployee } from '@/lib/actor';
import { now, type Day, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { derivedKeys } from '@/lib/keyring';
import { countTry, type Limit } from '@/lib/rate-limit';
import { requirePresence } from '../access/presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { CHECKPOINT_PURPOSE, writeCheckpoint } from './checkpoint';
import { proofPages } from './proof-pages';
import { readHead } from './read-head';
import { closingLine } from './verify-chain';

/** The whole log is read for each: nobody needs more. */
const LIMIT: Limit = { max: 20, windowSeconds: 600 };

export type LogFormat = 'csv' | 'ndjson';

export type LogExport = {
  /** The firm's day on which it was made. */
  day: Day;
  /** The lines of the proof, some hundred at a time, each with its end; read as they are taken. */
  pages: AsyncGenerator<string>;
  /** The line that an export in NDJSON ends with: signed, so that nothing can be cut off before it. */
  closing: string;
};

/**
 * Everything that is sealed by now, with its proof, to take away; written down before its first byte leaves.
 * @throws PortalError forbidden where a proof of presence is missing or too old; too_many beyond 20 in 10 minutes
 */
export async function exportLog(actor: Actor, format: LogFormat): Promise<LogExport> {
  authorize(actor, 'log.prove');
  if (!isEmployee(actor)) throw new PortalError('forbidden', 'errors.forbidden');
  await countTry(actor, `log ${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    await requirePresence(db, actor);
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const head = await readHead(db);
    await recordActivity(db, actor, {
      type: 'log.exported',
      clientId: null,
      subject: null,
      data: { format, rows: head.seq },
    });
    const checkpoint = writeCheckpoint(head, now(), derivedKeys(CHECKPOINT_PURPOSE));
    return {
      day: todayIn(zone),
      // A copy of the actor: the pages are read long after this transaction.
      pages: proofPages({ ...actor }, head.seq),
      closing: closingLine(checkpoint),
    };
  });
}
