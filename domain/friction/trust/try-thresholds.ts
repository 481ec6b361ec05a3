import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { authorize } from '@/domain/authorize';
import { detectForClient } from '../detect/detect-for-client';
import { type Basis, readBasis } from '../judging/basis';
import { readHistory } from '../load-events';
import { isRuleName, RULE_NAMES, type RuleName } from '../rules';
import { DAY_MS, type FrictionSettings } from '../settings';
import type { LoggedEvent } from '@/domain/activity/events';
import { type CountsByRule, countRemaining, noCounts, type Raised } from './remaining';
import { asChange, stricterThan, THRESHOLDS, thresholdOf } from './thresholds';

/** Of so many days the signals are counted. */
export const TRIAL_DAYS = 90;
/** Before those, as long as a rule looks back: a season, and what makes one. */
const LOOK_BACK_DAYS = 420;
/** Counted again when it is older. */
const FRESH_MS = 20 * 60 * 60_000;
/** Then it makes way for others, and goes on in a job of its own. */
const A_TURN_MS = 10_000;
/** A client with more events in that time is left out: no counting is worth holding them all. */
const MOST_EVENTS = 100_000;

/** They judge by what others find or are set to, and so are tried with all others as they are. */
const BY_OTHERS: readonly RuleName[] = ['locked_out', 'contact_after_self_service'];

type Run = { basis: string; beganAt: Date; afterClient: string | null; counts: CountsByRule };

/**
 * Judges what happened lately by the next threshold of every rule, each raised less easily than the one that counts, and
 * keeps how many of the signals would remain and how many of those that were not real. Some seconds at a time, and only
 * where what was counted is old or of other settings. @returns whether all is counted
 */
export async function tryThresholds(actor: MachineActor): Promise<boolean> {
  authorize(actor, 'rule.try');
  const at = now();
  return dbAs(
    actor,
    async (db) => {
      const basis = await readBasis(db);
      const run =
        (await readRun(db, basis)) ?? ((await isDue(db, basis, at)) ? begin(basis, at) : null);
      if (!run) return true;
      const since = new Date(run.beganAt.getTime() - TRIAL_DAYS * DAY_MS);
      const endsAt = performance.now() + A_TURN_MS;
      for (;;) {
        const client = await nextClient(db, since, run.afterClient);
        if (!client) break;
        await tryClient(db, client, { basis, since, run });
        run.afterClient = client;
        if (performance.now() < endsAt) continue;
        await keepRun(db, run);
        await sendJob(db, 'rules.try', {}, { singletonKey: 'clock' });
        return false;
      }
      await keepTrials(db, basis, run, at);
      return true;
    },
    { timeoutMs: 60_000 },
  );
}

function begin(basis: Basis, at: Date): Run {
  return { basis: basis.key, beganAt: at, afterClient: null, counts: {} };
}

async function readRun(db: Db, basis: Basis): Promise<Run | null> {
  const [row] = await db.$queryRaw<Run[]>(sql`
    SELECT basis, began_at AS "beganAt", after_client AS "afterClient", counts FROM rule_trial_run
    WHERE basis = ${basis.key} FOR UPDATE`);
  return row ?? null;
}

async function isDue(db: Db, basis: Basis, at: Date): Promise<boolean> {
  const fresh = new Date(at.getTime() - FRESH_MS);
  const [row] = await db.$queryRaw<{ isFresh: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM rule_trial WHERE basis = ${basis.key} AND counted_at > ${fresh}) AS "isFresh"`);
  return !row?.isFresh;
}

async function nextClient(db: Db, since: Date, after: string | null): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT c.id FROM client c
    WHERE c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      AND EXISTS (SELECT FROM signal s WHERE s.client_id = c.id AND s.episode_at > ${since})
    ORDER BY c.id LIMIT 1`);
  return row?.id ?? null;
}

async function tryClient(
  db: Db,
  clientId: string,
  { basis, since, run }: { basis: Basis; since: Date; run: Run },
): Promise<void> {
  const events = await readLately(db, clientId, since, run.beganAt);
  if (!events) return;
  const signals = await readRaised(db, clientId, since);
  const incidentErrors = new Set(await outageErrors(db, clientId));
  for (const rules of [RULE_NAMES.filter((rule) => !BY_OTHERS.includes(rule)), BY_OTHERS]) {
    const { signals: lines } = detectForClient(events, run.beganAt.getTime(), {
      settings: stricter(basis.settings, rules),
      calendar: basis.calendar,
      incidentErrors,
    });
    const tried = (each: { rule: RuleName }) => rules.includes(each.rule);
    countRemaining(signals.filter(tried), lines.filter(tried), run.counts);
  }
}

/** The settings with the next threshold of some rules. */
function stricter(settings: FrictionSettings, rules: readonly RuleName[]): FrictionSettings {
  const changed = { ...settings };
  for (const rule of rules) {
    const next = stricterThan(rule, thresholdOf(rule, settings));
    if (next !== null)
      Object.assign(changed, { [rule]: { ...settings[rule], ...asChange(rule, next)[rule] } });
  }
  return changed;
}

async function readLately(
  db: Db,
  clientId: string,
  since: Date,
  upTo: Date,
): Promise<LoggedEvent[] | null> {
  const events: LoggedEvent[] = [];
  const afterMs = since.getTime() - LOOK_BACK_DAYS * DAY_MS;
  for await (const page of readHistory(db, clientId, { afterMs, upTo })) {
    events.push(...page);
    if (events.length > MOST_EVENTS) return null;
  }
  return events;
}

async function readRaised(db: Db, clientId: string, since: Date): Promise<Raised[]> {
  const rows = await db.$queryRaw<
    {
      rule: string;
      kind: string | null;
      subject: string | null;
      episodeAt: Date;
      isNotReal: boolean;
    }[]
  >(sql`
    SELECT rule, subject_kind AS kind, subject_id AS subject, episode_at AS "episodeAt",
           state = 'dismissed' AND dismiss_reason = 'not_real' AS "isNotReal"
    FROM signal WHERE client_id = ${clientId}::uuid AND episode_at > ${since} AND state <> 'withdrawn'`);
  return rows.flatMap(({ rule, kind, subject, episodeAt, isNotReal }) =>
    isRuleName(rule)
      ? {
          ...{ rule, isNotReal, episodeAtMs: episodeAt.getTime() },
          subject: kind && subject ? ({ kind, id: subject } as Raised['subject']) : null,
        }
      : [],
  );
}

async function outageErrors(db: Db, clientId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT event_id AS id FROM outage_error WHERE client_id = ${clientId}::uuid`);
  return rows.map(({ id }) => id);
}

async function keepRun(db: Db, { basis, beganAt, afterClient, counts }: Run): Promise<void> {
  await db.$executeRaw(sql`
    INSERT INTO rule_trial_run (id, basis, began_at, after_client, counts)
    VALUES (1, ${basis}, ${beganAt}, ${afterClient}::uuid, ${JSON.stringify(counts)}::jsonb)
    ON CONFLICT (id) DO UPDATE
    SET basis = excluded.basis, began_at = excluded.began_at, after_client = excluded.after_client, counts = excluded.counts`);
}

async function keepTrials(
  db: Db,
  { settings, key }: Basis,
  { counts }: Run,
  at: Date,
): Promise<void> {
  await db.$executeRaw(sql`DELETE FROM rule_trial_run`);
  await db.$executeRaw(sql`DELETE FROM rule_trial`);
  for (const rule of RULE_NAMES) {
    const value = stricterThan(rule, thresholdOf(rule, settings));
    if (value === null) continue;
    const { raised, notReal, remain, remainNotReal } = counts[rule] ?? noCounts();
    await db.$executeRaw(sql`
      INSERT INTO rule_trial (rule, threshold, value, raised, not_real, remain, remain_not_real, basis, counted_at)
      VALUES (${rule}, ${THRESHOLDS[rule].name}, ${value}, ${raised}, ${notReal}, ${remain}, ${remainNotReal}, ${key}, ${at})`);
  }
}
