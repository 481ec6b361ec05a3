import type { EmployeeActor } from '@/lib/actor';
import { type Day, now, todayIn } from '@/lib/clock';
import { dbAs, readAs, type Reads, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { countTry, type Limit } from '@/lib/rate-limit';
import type { Subject } from '../activity/events';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { isRuleName, type Severity } from './rules';
import type { Facts } from './signal';
import type { LineOfSignal } from './signal-line';

/** Some thousand signals are made into a file for each: nobody needs more. */
const LIMIT: Limit = { max: 20, windowSeconds: 600 };
const A_PAGE = 500;

export type SignalsFormat = 'csv' | 'ndjson';

/** One line to take away, with what people call things beside its ids. */
export type ExportedLine = LineOfSignal & {
  clientName: string;
  subjectLabel: string | null;
  state: string;
  dismissReason: string | null;
};

export type SignalsExport = {
  /** The firm's day on which it was made, its language and its zone. */
  day: Day;
  locale: string;
  zone: string;
  /** The lines, oldest first, some hundred at a time; read as they are taken. */
  pages: AsyncGenerator<ExportedLine[]>;
};

/**
 * Every signal of the clients that the employee sees, to take away; written down before its first byte leaves. What was
 * withdrawn was none.
 * @throws PortalError too_many beyond 20 in 10 minutes
 */
export async function exportSignals(
  actor: EmployeeActor,
  format: SignalsFormat,
): Promise<SignalsExport> {
  authorize(actor, 'signal.export');
  await countTry(actor, `signals ${actor.personId}`, LIMIT);
  return dbAs(actor, async (db) => {
    const [row] = await db.$queryRaw<{ zone: string; locale: string; rows: number }[]>(sql`
      SELECT f.zone, f.locale, (SELECT coalesce(sum(1 + jsonb_array_length(s.earlier)), 0)::int
                                FROM signal s WHERE s.state <> 'withdrawn') AS rows
      FROM firm f`);
    const { zone = 'UTC', locale = 'en', rows = 0 } = row ?? {};
    await recordActivity(db, actor, {
      type: 'signals.exported',
      clientId: null,
      subject: null,
      data: { format, rows },
    });
    // A copy of the actor: the pages are read long after this transaction.
    return { day: todayIn(zone), locale, zone, pages: readLines({ ...actor }, now()) };
  });
}

type Place = { raisedAt: Date; id: string };
type Row = Place & {
  rule: string;
  clientId: string;
  clientName: string;
  subjectKind: Subject['kind'] | null;
  subjectId: string | null;
  subjectLabel: string | null;
  severity: Severity;
  evidence: string[];
  facts: Facts;
  state: string;
  dismissReason: string | null;
};

async function* readLines(actor: EmployeeActor, upTo: Date): AsyncGenerator<ExportedLine[]> {
  const first = { raisedAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  for (let after: Place = first; ;) {
    const rows = await readAs(actor, (db) => readPage(db, after, upTo));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(toLine);
    after = last;
  }
}

/** Of each signal what it says now, and what it said before its severity rose: a line each, in their own place. */
function readPage(db: Reads, after: Place, upTo: Date): Promise<Row[]> {
  const wanted = sql`s.state <> 'withdrawn'`;
  return db.$queryRaw<Row[]>(sql`
    SELECT l.raised AS "raisedAt", s.id, s.rule, s.client_id AS "clientId", c.name AS "clientName",
           s.subject_kind AS "subjectKind", s.subject_id AS "subjectId", named.label AS "subjectLabel",
           l.severity, l.evidence, l.facts, s.state, s.dismiss_reason AS "dismissReason"
    FROM (
      (SELECT s.id, s.raised_at AS raised, s.severity::text, s.evidence, s.facts FROM signal s
       WHERE ${wanted} AND (s.raised_at, s.id) > (${after.raisedAt}, ${after.id}::uuid) AND s.raised_at <= ${upTo}
       ORDER BY s.raised_at, s.id LIMIT ${A_PAGE})
      UNION ALL
      (SELECT s.id, e.raised, e.severity, ARRAY(SELECT jsonb_array_elements_text(e.evidence)::uuid), e.facts
       FROM signal s CROSS JOIN LATERAL jsonb_to_recordset(s.earlier) e(raised timestamptz, severity text, evidence jsonb, facts jsonb)
       WHERE ${wanted} AND s.earlier <> '[]' AND (e.raised, s.id) > (${after.raisedAt}, ${after.id}::uuid) AND e.raised <= ${upTo}
       ORDER BY e.raised, s.id LIMIT ${A_PAGE})
      ORDER BY raised, id LIMIT ${A_PAGE}) l
    JOIN signal s ON s.id = l.id
    JOIN client c ON c.id = s.client_id
    LEFT JOIN LATERAL app.subject_label(s.subject_kind, s.subject_id) named ON true
    ORDER BY l.raised, s.id`);
}

function toLine({ rule, raisedAt, clientId, subjectKind, subjectId, ...row }: Row): ExportedLine[] {
  if (!isRuleName(rule)) return [];
  const { clientName, subjectLabel, severity, evidence, facts, state, dismissReason } = row;
  return [
    {
      ...{ rule, severity, evidence, facts, clientName, subjectLabel, state, dismissReason },
      client: publicId('cl', clientId),
      subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null,
      raisedAtMs: raisedAt.getTime(),
    },
  ];
}
