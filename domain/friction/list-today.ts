import type { EmployeeActor } from '@/lib/actor';
import { type Day, dayFromDb, dayIn, instantAt, now, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { parseId, publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { CLEARING } from '../ledger/clearing';
import { type CaseView, readCases } from './cases/case-view';
import { foldCases, rankCases, type Ranked } from './cases/rank-cases';
import { stakeOf, type StakeRow, toStake } from './cases/stake';
import { lookedAfter, type Whose } from '../access/own-clients';
import type { Severity } from './rules';

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
  /** Now and today, in the order in which they want somebody. */
  cases: CaseView[];
  /** What is new beyond the day's five: how many, and those of this page where they were asked for. */
  more: { count: number; cases: CaseView[]; next: string | null };
  /** Small things, for a quiet hour: how many, and the first of them. */
  digest: { count: number; cases: CaseView[]; byMail: boolean };
  /** Out of sight until something: how many, and the first of them. */
  away: { count: number; cases: CaseView[] };
  /** The longest past due first. */
  late: LateBill[];
};

export type TodayInput = {
  zone: string;
  /** The firm's, in which amounts are compared. */
  currency: string;
  whose: Whose;
  /** Whether the folded ones are asked for, and behind which of them the page begins (a public id). */
  more?: boolean;
  after?: string;
};

const MOST_LATE = 6;
/** So many are ranked: the worst and oldest of all that wait. */
const MOST_RANKED = 500;
/** So many stand on the page at once, and in each of its folds. */
const MOST_SHOWN = 40;
const MOST_FOLDED = 20;

type Light = Ranked & { isAway: boolean };

/** Who needs this employee, and for what. Three statements. */
export async function listToday(actor: EmployeeActor, input: TodayInput): Promise<Today> {
  authorize(actor, 'signal.list');
  const today = todayIn(input.zone);
  return readAs(actor, async (db) => {
    const [{ waiting, workedToday, byMail }, late] = await Promise.all([
      readWaiting(db, actor, input, today),
      readLate(db, actor, input, today),
    ]);
    const ranked = rankCases(waiting, input.currency);
    const isIn = ({ severity, isAway }: Light) => !isAway && severity !== 'low';
    const { shown, folded } = foldCases(ranked.filter(isIn), { today, workedToday });
    const digest = ranked.filter(({ severity, isAway }) => !isAway && severity === 'low');
    const away = ranked.filter(({ isAway }) => isAway);
    const page = pageOf([...shown.slice(MOST_SHOWN), ...folded], input);
    const parts = [shown.slice(0, MOST_SHOWN), page.cases, firsts(digest), firsts(away)];
    const read = await readCases(db, actor, { ids: parts.flat().map(({ id }) => id), today });
    const [cases = [], more = [], small = [], put = []] = parts.map((part) =>
      read.filter((one) => part.some(({ id }) => publicId('sc', id) === one.id)),
    );
    return {
      ...{ today, cases, late },
      more: { count: page.count, cases: more, next: page.next },
      digest: { count: digest.length, cases: small, byMail },
      away: { count: away.length, cases: put },
    };
  });
}

function firsts(cases: readonly Light[]): Light[] {
  return cases.slice(0, MOST_FOLDED);
}

/** A page of the folded ones; none where they were not asked for. */
function pageOf(folded: readonly Light[], { more, after }: TodayInput) {
  if (!more) return { count: folded.length, cases: [], next: null };
  const last = after ? parseId('sc', after) : null;
  const from = last ? folded.findIndex(({ id }) => id === last) + 1 : 0;
  const cases = folded.slice(from, from + MOST_FOLDED);
  const end = cases.at(-1);
  const isLast = !end || from + MOST_FOLDED >= folded.length;
  return { count: folded.length, cases, next: isLast ? null : publicId('sc', end.id) };
}

type WaitingRow = {
  id: string;
  severity: Severity;
  openedAt: string;
  isKnown: boolean;
  isAway: boolean;
  stake: StakeRow[];
};

type WaitingAnswer = { waiting: WaitingRow[]; workedToday: number; byMail: boolean };

/** All that is not ended, and how many of today's own somebody has worked already. One statement. */
async function readWaiting(
  db: Reads,
  actor: EmployeeActor,
  { zone, whose }: TodayInput,
  today: Day,
): Promise<{ waiting: Light[]; workedToday: number; byMail: boolean }> {
  const own = lookedAfter(actor, whose, sql`c.client_id`);
  const [row] = await db.$queryRaw<WaitingAnswer[]>(sql`
    SELECT NOT EXISTS (SELECT FROM digest_refusal r WHERE r.employee_id = ${actor.employeeId}::uuid) AS "byMail",
           (SELECT count(*)::int FROM signal_case c
             WHERE c.opened_at >= ${instantAt(zone, today, '00:00')} AND c.severity = 'medium' ${own}
               AND (c.state IN ('taken', 'snoozed', 'dismissed') OR (c.state = 'settled' AND c.ended_by IS NOT NULL))) AS "workedToday",
           (SELECT coalesce(json_agg(w), '[]') FROM (
              SELECT c.id, c.severity, c.opened_at AS "openedAt", c.state = 'taken' OR c.woken_by IS NOT NULL OR c.is_due AS "isKnown",
                     c.state = 'snoozed' AND NOT c.is_due AS "isAway", ${stakeOf(today)} AS stake
              FROM (SELECT c.*, c.state = 'snoozed' AND c.snoozed_until <= ${now()} AS is_due FROM signal_case c
                     WHERE c.state IN ('open', 'taken', 'snoozed') ${own}
                     ORDER BY c.severity DESC, c.opened_at, c.id LIMIT ${MOST_RANKED}) c) w) AS waiting`);
  return {
    workedToday: row?.workedToday ?? 0,
    byMail: row?.byMail ?? false,
    waiting: (row?.waiting ?? []).map(({ openedAt, stake, ...light }) => ({
      ...light,
      openedAt: new Date(openedAt),
      openedOn: dayIn(zone, new Date(openedAt)),
      stake: stake.map(toStake),
    })),
  };
}

async function readLate(
  db: Reads,
  actor: EmployeeActor,
  { whose }: TodayInput,
  today: Day,
): Promise<LateBill[]> {
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
    WHERE i.state = 'open' AND i.due_on < ${today}::date ${lookedAfter(actor, whose, sql`i.client_id`)}
      AND i.total_minor - i.paid_minor - i.credited_minor > pays.clearing
    ORDER BY i.due_on, i.id LIMIT ${MOST_LATE}`);
  return late.map(({ clientName, clientLang, dueOn, ...bill }) => ({
    ...bill,
    id: publicId('in', bill.id),
    client: { name: clientName, nameLang: clientLang },
    dueOn: dayFromDb(dueOn),
  }));
}
