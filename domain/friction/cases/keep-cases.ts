import type { Subject } from '@/domain/activity/events';
import { type Db, sql } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { Severity } from '../rules';
import type { Facts } from '../signal';
import { HAS_COME_ABOUT } from './case-waits';
import { ASKING, type Root, rootOf } from './root-of';

/** A dismissed case keeps its client, rules and things silent for so long. */
export const SILENCE_DAYS = 30;

type Waiting = {
  id: string;
  rule: string;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  facts: Facts;
  severity: Severity;
  raisedAt: Date;
  state: 'open' | 'taken' | 'snoozed';
  caseId: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  /** What the case that it was in was about. */
  caseKind: string | null;
  caseRoot: string | null;
  isSilenced: boolean;
  /** It rests on something that whoever wrote it down has taken back. */
  isTakenBack: boolean;
};

type Open = { id: string; rootKind: string | null; rootId: string | null };

/**
 * Brings a client's cases in step with its signals, by the table of signals alone: a signal joins the open case about the same
 * thing, or begins one. A case ends when all in it came right; one that is snoozed comes back for a new high, and for what
 * it waits for. What was dismissed keeps silent for 30 days. What is done with a case is done with its signals.
 * Whoever calls it holds the client (`lockClientSignals`). The same again changes nothing.
 */
export async function keepCases(db: Db, clientId: string, at: Date): Promise<void> {
  const [waiting, open] = await Promise.all([readWaiting(db, clientId), readOpen(db, clientId)]);
  if (waiting.length === 0 && open.length === 0) return;
  const joined = await placeSignals(db, { clientId, at, waiting, open });
  await Promise.all([
    sumUp(db, clientId, at),
    endSettled(db, clientId, at),
    wake(db, clientId, at, joined),
    fallToSignals(db, clientId),
  ]);
}

function readWaiting(db: Db, clientId: string): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>(sql`
    SELECT s.id, s.rule, s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", s.facts, s.severity,
           s.raised_at AS "raisedAt", s.state, s.case_id AS "caseId", c.ended_at AS "endedAt", c.ended_by AS "endedBy",
           c.root_kind AS "caseKind", c.root_id AS "caseRoot",
           EXISTS (SELECT FROM signal d
                    WHERE d.client_id = s.client_id AND d.state = 'dismissed' AND d.rule = s.rule
                      AND d.subject_kind IS NOT DISTINCT FROM s.subject_kind
                      AND d.subject_id IS NOT DISTINCT FROM s.subject_id
                      AND s.raised_at > d.dismissed_at
                      AND s.raised_at <= d.dismissed_at + make_interval(days => ${SILENCE_DAYS}::int)) AS "isSilenced",
           EXISTS (SELECT FROM logged_contact l
                    WHERE l.client_id = s.client_id AND l.taken_back_at IS NOT NULL
                      AND l.event_id = ANY (s.evidence)) AS "isTakenBack"
    FROM signal s LEFT JOIN signal_case c ON c.id = s.case_id
    WHERE s.client_id = ${clientId}::uuid AND s.state IN ('open', 'taken', 'snoozed')
    ORDER BY s.raised_at, s.id`);
}

function readOpen(db: Db, clientId: string): Promise<Open[]> {
  return db.$queryRaw<Open[]>(sql`
    SELECT c.id, c.root_kind AS "rootKind", c.root_id AS "rootId" FROM signal_case c
    WHERE c.client_id = ${clientId}::uuid AND c.state IN ('open', 'taken', 'snoozed') ORDER BY c.id FOR UPDATE`);
}

/** Puts each signal that is in no open case where it belongs, the oldest first. @returns those that have joined one now */
async function placeSignals(
  db: Db,
  { clientId, at, waiting, open }: { clientId: string; at: Date; waiting: Waiting[]; open: Open[] },
): Promise<string[]> {
  const cases = new Map(open.map(({ id, rootKind, rootId }) => [keyOf(rootKind, rootId), id]));
  const joined: string[] = [];
  for (const signal of waiting) {
    if (signal.isTakenBack) {
      if (signal.caseId) await moveTo(db, signal, null);
      continue;
    }
    const place = placeOf(signal);
    if (place === 'stays') continue;
    const root = place === 'again' ? caseRootOf(signal) : await findRoot(db, clientId, signal);
    const key = keyOf(root?.kind ?? null, root?.id ?? null);
    const known = cases.get(key);
    if (known) await moveTo(db, signal, known);
    else if (place === 'again' && signal.caseId) {
      cases.set(key, await openAgain(db, signal.caseId, at));
    } else cases.set(key, await beginCase(db, clientId, signal, root, at));
    joined.push(signal.id);
  }
  return joined;
}

/** Whether a signal stays where it is, has come back in a case that had come right by itself, or needs another. */
function placeOf({ caseId, endedAt, endedBy, raisedAt, isSilenced }: Waiting) {
  if (caseId && !endedAt) return 'stays';
  const isNew = !endedAt || raisedAt > endedAt;
  if (isNew) return isSilenced ? 'stays' : 'new';
  // Somebody has called the case done, and nothing has happened since.
  return endedBy ? 'stays' : 'again';
}

function caseRootOf({ caseKind, caseRoot }: Waiting): Root {
  return caseKind && caseRoot ? { kind: caseKind, id: caseRoot } : null;
}

/** A client who asks after trouble asks about what the trouble was about: the signal that cites the same events says what. */
async function findRoot(db: Db, clientId: string, signal: Waiting): Promise<Root> {
  const own = rootOf({ ...signal, subject: subjectOf(signal) });
  if (!ASKING.some((each) => each === signal.rule)) return own;
  const [trouble] = await db.$queryRaw<
    (Pick<Waiting, 'rule' | 'facts' | 'subjectKind' | 'subjectId'> & Open)[]
  >(sql`
    SELECT o.rule, o.facts, o.subject_kind AS "subjectKind", o.subject_id AS "subjectId", c.id, c.root_kind AS "rootKind",
           c.root_id AS "rootId"
    FROM signal o JOIN signal s ON s.id = ${signal.id}::uuid LEFT JOIN signal_case c ON c.id = o.case_id
    WHERE o.client_id = ${clientId}::uuid AND o.id <> s.id AND o.evidence && s.evidence AND o.raised_at <= s.raised_at
    ORDER BY o.raised_at DESC, o.id DESC LIMIT 1`);
  if (!trouble) return own;
  if (trouble.rootKind && trouble.rootId) return { kind: trouble.rootKind, id: trouble.rootId };
  return rootOf({ ...trouble, subject: subjectOf(trouble) }) ?? own;
}

function subjectOf({ subjectKind, subjectId }: Pick<Waiting, 'subjectKind' | 'subjectId'>) {
  return subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null;
}

async function moveTo(db: Db, { id }: Waiting, caseId: string | null): Promise<void> {
  await db.$executeRaw(
    sql`UPDATE signal SET case_id = ${caseId}::uuid, state = 'open' WHERE id = ${id}::uuid`,
  );
}

/** The case that came right by itself, and has not after all. */
async function openAgain(db: Db, caseId: string, at: Date): Promise<string> {
  await db.$executeRaw(sql`
    UPDATE signal_case SET state = 'open', ended_at = NULL, taken_by = NULL, taken_at = NULL, changed_at = ${at}
    WHERE id = ${caseId}::uuid`);
  return caseId;
}

/** A signal from before there were cases brings along what was done with it. */
async function beginCase(
  db: Db,
  clientId: string,
  signal: Waiting,
  root: Root,
  at: Date,
): Promise<string> {
  const id = newId();
  await db.$executeRaw(sql`
    WITH begun AS (
      INSERT INTO signal_case (id, client_id, root_kind, root_id, state, severity, opened_at, raised_at, taken_by, taken_at,
                               snoozed_at, snoozed_until, changed_at)
      SELECT ${id}::uuid, ${clientId}::uuid, ${root?.kind ?? null}, ${root?.id ?? null},
             CASE WHEN s.state = 'snoozed' AND s.snoozed_until IS NOT NULL THEN 'snoozed'
                  WHEN s.state = 'taken' AND s.taken_by IS NOT NULL THEN 'taken' ELSE 'open' END::case_state,
             s.severity, s.raised_at, s.raised_at, s.taken_by, s.taken_at, s.changed_at, s.snoozed_until, ${at}
      FROM signal s WHERE s.id = ${signal.id}::uuid RETURNING id)
    UPDATE signal s SET case_id = begun.id FROM begun WHERE s.id = ${signal.id}::uuid`);
  return id;
}

/** A case is as severe as the worst that waits in it; what has grown in it is told to whoever looks. */
async function sumUp(db: Db, clientId: string, at: Date): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE signal_case c SET severity = m.severity, raised_at = m.raised_at, changed_at = ${at}
    FROM (SELECT s.case_id, max(s.severity) AS severity, max(s.raised_at) AS raised_at, max(s.changed_at) AS changed_at
            FROM signal s WHERE s.client_id = ${clientId}::uuid AND s.state IN ('open', 'taken', 'snoozed')
           GROUP BY s.case_id) m
    WHERE c.id = m.case_id AND c.state IN ('open', 'taken', 'snoozed')
      AND ((c.severity, c.raised_at) IS DISTINCT FROM (m.severity, m.raised_at) OR m.changed_at > c.changed_at)`);
}

async function endSettled(db: Db, clientId: string, at: Date): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE signal_case c SET state = 'settled', ended_at = ${at}, ended_by = NULL, changed_at = ${at}
    WHERE c.client_id = ${clientId}::uuid AND c.state IN ('open', 'taken', 'snoozed')
      AND NOT EXISTS (SELECT FROM signal s WHERE s.case_id = c.id AND s.state IN ('open', 'taken', 'snoozed'))`);
}

async function wake(db: Db, clientId: string, at: Date, joined: string[]): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE signal_case c SET state = 'open', woken_by = w.because::case_waking, changed_at = ${at}
    FROM (SELECT c.id, CASE WHEN EXISTS (SELECT FROM signal s WHERE s.case_id = c.id AND s.severity = 'high'
                                            AND s.state IN ('open', 'taken', 'snoozed')
                                            AND (s.raised_at > c.snoozed_at OR s.id = ANY (${joined}::uuid[]))) THEN 'high'
                            WHEN ${HAS_COME_ABOUT} THEN c.snoozed_for::text END AS because
            FROM signal_case c WHERE c.client_id = ${clientId}::uuid AND c.state = 'snoozed') w
    WHERE c.id = w.id AND w.because IS NOT NULL AND c.state = 'snoozed'`);
}

async function fallToSignals(db: Db, clientId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE signal s SET state = c.state::text::signal_state, taken_by = c.taken_by, taken_at = c.taken_at,
                        snoozed_until = CASE WHEN c.state = 'snoozed' THEN c.snoozed_until END
    FROM signal_case c
    WHERE c.id = s.case_id AND s.client_id = ${clientId}::uuid AND s.state IN ('open', 'taken', 'snoozed')
      AND c.state IN ('open', 'taken', 'snoozed') AND s.state::text <> c.state::text`);
}

function keyOf(kind: string | null, id: string | null): string {
  return JSON.stringify([kind, id]);
}
