import type { EmployeeActor } from '@/lib/actor';
import { readAs, type Sql, sql, sqlJoin } from '@/lib/db';
import { authorize } from '../authorize';
import type { Period } from '../effort/effort-filter';
import { FEW } from '../effort/get-effort';
import type { Journey, JourneyName } from './journey';
import { journeyOf } from './journey-of';
import { reachedOf, spanOf } from './reached';

/** How many of those who set out have got how far. */
export type JourneyView = {
  name: JourneyName;
  /** In order; each counts those who got there by all the steps before. */
  steps: { name: string; count: number }[];
  /** How long half, and nine in ten, of those who got to the end took; null where there are too few to tell. */
  halfMs: number | null;
  nineInTenMs: number | null;
  /** Told beside it. */
  facts: { name: string; count: number; halfMs: number | null }[];
  patienceDays: number;
};

type Row = {
  counts: number[];
  times: number[] | null;
  facts: number[];
  factTimes: (number | null)[];
};

/**
 * One journey of the clients that the reader sees: of those who set out in the period, or so long before it that they have had
 * their time. One statement.
 */
export async function getJourney(
  actor: EmployeeActor,
  name: JourneyName,
  period: Period,
): Promise<JourneyView> {
  authorize(actor, 'journey.read');
  const journey = journeyOf(name);
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      WITH u AS MATERIALIZED (${journey.units(spanOf(journey, period))}),
      r AS (SELECT *, ${reachedOf(journey)} AS reached FROM u)
      SELECT ARRAY[${sqlJoin(
        journey.steps.map((_, index) => countOf(index + 1)),
        ', ',
      )}]::int[] AS counts,
             ${timesOf(journey)} AS times,
             ${
               journey.facts.length
                 ? sql`ARRAY[${sqlJoin(
                     journey.facts.map((_, i) => factCount(i + 1)),
                     ', ',
                   )}]`
                 : sql`ARRAY[]`
             }::int[] AS facts,
             ${
               journey.facts.length
                 ? sql`ARRAY[${sqlJoin(
                     journey.facts.map((_, i) => factTime(i + 1)),
                     ', ',
                   )}]`
                 : sql`ARRAY[]`
             }::float8[] AS "factTimes"
      FROM r`),
  );
  return toView(journey, row);
}

function toView({ name, steps, facts, patienceDays }: Journey, row: Row | undefined): JourneyView {
  const counts = row?.counts ?? [];
  const through = counts.at(-1) ?? 0;
  const [half = null, nine = null] = through >= FEW ? (row?.times ?? []) : [];
  return {
    ...{ name, patienceDays },
    steps: steps.map((step, index) => ({ name: step, count: counts[index] ?? 0 })),
    halfMs: half === null ? null : Math.max(0, half * 1000),
    nineInTenMs: nine === null ? null : Math.max(0, nine * 1000),
    facts: facts.map((fact, index) => {
      const count = row?.facts[index] ?? 0;
      const seconds = row?.factTimes[index] ?? null;
      return {
        ...{ name: fact, count },
        halfMs: count >= FEW && seconds !== null ? Math.max(0, seconds * 1000) : null,
      };
    }),
  };
}

// The places of steps are numbers of ours, which a statement can't take as values here.

function countOf(place: number): Sql {
  return sql([`count(*) FILTER (WHERE reached >= ${place})`]);
}

function timesOf({ steps, isTimed }: Journey): Sql {
  if (!isTimed) return sql`NULL::float8[]`;
  const last = steps.length;
  return sql([
    `percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM s${last} - s1)::float8)
       FILTER (WHERE reached = ${last})`,
  ]);
}

function factCount(place: number): Sql {
  return sql([`count(f${place})`]);
}

function factTime(place: number): Sql {
  return sql([
    `percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f${place} - s1)::float8) FILTER (WHERE f${place} IS NOT NULL)`,
  ]);
}
