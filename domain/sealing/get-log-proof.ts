import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayFromDb } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { isPresent, provedAtOf } from '../access/presence';
import { authorize } from '../authorize';
import { isLate } from './watch-sealing';

/** How the log is sealed, for the owner's page. */
export type LogProof = {
  /** Events with a seal. */
  sealed: number;
  waiting: number;
  /** Since when the one waits that has waited longest. */
  waitingSince: Date | null;
  /** It has waited so long that somebody has to look. */
  isLate: boolean;
  checkpoint: { keptOn: Day; sealed: number; line: string } | null;
  /** Whether a proof of presence still counts. */
  isPresent: boolean;
};

type Row = {
  sealed: bigint | null;
  waiting: number;
  waitingSince: Date | null;
  keptOn: Date | null;
  checkpointSeq: bigint | null;
  line: string | null;
  provedAt: Date | null;
};

/** One statement. */
export async function getLogProof(actor: EmployeeActor): Promise<LogProof> {
  authorize(actor, 'log.prove');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT (SELECT max(seq) FROM activity_seal) AS sealed, u.waiting, u.since AS "waitingSince",
             c.kept_on AS "keptOn", c.seq AS "checkpointSeq", c.line, ${provedAtOf(actor)} AS "provedAt"
      FROM (SELECT count(*)::int AS waiting, min(queued_at) AS since FROM activity_unsealed) u
      LEFT JOIN (SELECT kept_on, seq, line FROM activity_checkpoint ORDER BY kept_on DESC LIMIT 1) c ON true`),
  );
  const { sealed, waiting = 0, waitingSince = null, keptOn, checkpointSeq, line } = row ?? {};
  return {
    sealed: Number(sealed ?? 0),
    waiting,
    waitingSince,
    isLate: isLate(waitingSince),
    checkpoint:
      keptOn && line ? { keptOn: dayFromDb(keptOn), sealed: Number(checkpointSeq), line } : null,
    isPresent: isPresent(row?.provedAt ?? null),
  };
}
