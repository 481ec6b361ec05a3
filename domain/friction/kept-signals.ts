import type { Subject } from '@/domain/activity/events';
import { type Reads, sql } from '@/lib/db';
import type { Look } from './judging/look';
import { dateOf } from './judging/states';
import type { KeptLine, KeptSignal, SignalState } from './merge-lines';
import { isRuleName, type Severity } from './rules';
import type { Facts } from './signal';

/** A line as it is kept among the earlier ones. */
export type EarlierLine = { raised: string; severity: Severity; evidence: string[]; facts: Facts };

type Row = {
  id: string;
  rule: string;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  episodeAt: Date;
  severity: Severity;
  raisedAt: Date;
  evidence: string[];
  facts: Facts;
  earlier: EarlierLine[];
  state: SignalState;
};

/**
 * The signals of a client that a look can change: what was raised in its time, episodes that it has found more of, whatever
 * waits for somebody, and disputes about a bill that somebody spoke of again.
 */
export async function readKept(
  db: Reads,
  clientId: string,
  { lines, fromMs, toMs, disputed }: Pick<Look, 'lines' | 'fromMs' | 'toMs' | 'disputed'>,
): Promise<KeptSignal[]> {
  const starts = [...new Set(lines.map((line) => line.episodeStartedAtMs))].map(dateOf);
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT id, rule, subject_kind AS "subjectKind", subject_id AS "subjectId", episode_at AS "episodeAt", severity,
           raised_at AS "raisedAt", evidence, facts, earlier, state
    FROM signal
    WHERE client_id = ${clientId}::uuid
      AND ((raised_at > ${dateOf(fromMs)} AND raised_at <= ${dateOf(toMs)})
        OR episode_at = ANY (${starts}::timestamptz[])
        OR state IN ('open', 'taken', 'snoozed')
        OR (state = 'settled' AND rule = 'unhappy' AND subject_id = ANY (${[...disputed]}::text[])))`);
  return rows.flatMap((row) => toKept(row));
}

function toKept(row: Row): KeptSignal[] {
  const {
    id,
    rule,
    subjectKind,
    subjectId,
    episodeAt,
    state,
    severity,
    raisedAt,
    evidence,
    facts,
  } = row;
  // A rule that there is no more raises nothing; what it raised is left as it is.
  if (!isRuleName(rule)) return [];
  const latest: KeptLine = { raisedAtMs: raisedAt.getTime(), severity, evidence, facts };
  return [
    {
      ...{ id, rule, state, episodeAtMs: episodeAt.getTime() },
      subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null,
      lines: [...row.earlier.map(toLine), latest],
    },
  ];
}

function toLine({ raised, ...line }: EarlierLine): KeptLine {
  return { ...line, raisedAtMs: Date.parse(raised) };
}
