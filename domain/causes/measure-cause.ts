import type { MachineActor } from '@/lib/actor';
import { addDays, dayFromDb, todayIn } from '@/lib/clock';
import { type Db, dbAs, sql, sqlEmpty } from '@/lib/db';
import { authorize } from '../authorize';
import { LATELY_DAYS } from './cause-view';
import { BEFORE_DAYS } from './loop';
import { measureOfRow, type Measure } from './measure';
import { actsOf, type Days, type FirmFacts, hitsOf } from './tries-sql';
import { type TryKind, tryKind } from './tries';

type Row = {
  fixedOn: Date | null;
  countedThrough: Date | null;
  tries: string | null;
  rules: string[];
  narrowedBy: string | null;
  narrowedTo: string | null;
} & FirmFacts;

/** So many days are counted again each time, for what was told late, or called not real since. */
const AGAIN_DAYS = 21;

/**
 * Counts a cause anew: its signals, and the tries of each day that can be known by now, with how many of them went wrong in its
 * way. What was counted weeks ago stays. Of all clients, and kept without a word of whose they are.
 */
export async function measureCause(actor: MachineActor, causeId: string): Promise<void> {
  authorize(actor, 'cause.measure');
  await dbAs(
    actor,
    async (db) => {
      const [row] = await db.$queryRaw<Row[]>(sql`
        SELECT c.fixed_on AS "fixedOn", c.counted_through AS "countedThrough", c.tries, c.rules,
               c.narrowed_by AS "narrowedBy", c.narrowed_to AS "narrowedTo", f.zone, f.currency
        FROM cause c, firm f WHERE c.id = ${causeId}::uuid FOR UPDATE OF c`);
      if (!row) return;
      await countSignals(db, causeId);
      const measure = measureOfRow(row);
      if (measure) await countTries(db, causeId, measure, row);
    },
    { timeoutMs: 120_000 },
  );
}

/** Counts all that are not done with, each night. @returns how many */
export async function measureCauses(actor: MachineActor): Promise<number> {
  authorize(actor, 'cause.measure');
  const rows = await dbAs(actor, (db) =>
    db.$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM cause WHERE state IN ('proposed', 'open', 'fixed') ORDER BY id`),
  );
  for (const { id } of rows) await measureCause(actor, id);
  return rows.length;
}

async function countSignals(db: Db, causeId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE cause SET signals = n.signals, clients = n.clients, complaints = n.complaints, first_signal_at = n.first
    FROM (SELECT count(*)::int AS signals, count(DISTINCT g.client_id)::int AS clients,
                 count(*) FILTER (WHERE s.rule = 'unhappy')::int AS complaints, min(s.raised_at) AS first
          FROM signal_cause g JOIN signal s ON s.id = g.signal_id WHERE g.cause_id = ${causeId}::uuid) n
    WHERE id = ${causeId}::uuid`);
}

async function countTries(db: Db, causeId: string, measure: Measure, row: Row): Promise<void> {
  const kind = tryKind(measure.tries);
  const today = todayIn(row.zone);
  // Today is not over, and of the last days it is not known yet how they went.
  const through = addDays(today, -1 - kind.ripeDays);
  const fixedOn = row.fixedOn && dayFromDb(row.fixedOn);
  const first = fixedOn ? addDays(fixedOn, -BEFORE_DAYS) : addDays(through, 1 - LATELY_DAYS);
  const again = row.countedThrough ? addDays(dayFromDb(row.countedThrough), 1 - AGAIN_DAYS) : first;
  const from = again > first ? again : first;
  if (!row.countedThrough) {
    // It is new, or what it is measured by was changed.
    await db.$executeRaw(sql`DELETE FROM cause_count WHERE cause_id = ${causeId}::uuid`);
  }
  if (from > through) return;
  await keepCounts(db, causeId, measure, { from, to: through }, row);
  await db.$executeRaw(sql`
    UPDATE cause SET counted_through = ${through}::date WHERE id = ${causeId}::uuid`);
}

async function keepCounts(
  db: Db,
  causeId: string,
  { tries, rules, narrowed }: Measure,
  days: Days,
  firm: FirmFacts,
): Promise<void> {
  const { narrows, ...wide } = tryKind(tries);
  // What is measured anywhere need not be told apart.
  const kind: TryKind = narrowed ? { ...wide, narrows } : wide;
  const there = narrowed ? sql`WHERE value = ${narrowed.to}` : sqlEmpty;
  await db.$executeRaw(sql`
    DELETE FROM cause_count WHERE cause_id = ${causeId}::uuid AND day BETWEEN ${days.from}::date AND ${days.to}::date`);
  await db.$executeRaw(sql`
    INSERT INTO cause_count (cause_id, day, tries, struggles)
    SELECT ${causeId}::uuid, day, count(*)::int, count(*) FILTER (WHERE is_hit)::int
    FROM (SELECT one, day, bool_or(is_hit) AS is_hit
          FROM (SELECT one, day, value, false AS is_hit FROM (${actsOf(kind, days, firm)}) a
                UNION ALL
                SELECT one, day, value, true FROM (${hitsOf(kind, rules, days, firm)}) h) each ${there}
          GROUP BY one, day) tried
    GROUP BY day`);
}
