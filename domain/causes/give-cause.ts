import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { isRuleName } from '../friction/rules';
import type { CauseState } from './cause-view';
import { askToCount } from './lock-cause';
import type { Told } from './suggest-measure';

type Signal = {
  id: string;
  clientId: string;
  rule: string;
  page: string | null;
  causeId: string | null;
};

/**
 * Says what is behind signals. Each has one cause at most: one that had another moves. What has it already stays.
 * @param input.cause a public id
 * @param input.signals public ids
 * @throws PortalError not_found for a cause, or any signal, that the employee does not see; conflict for a cause that is none
 */
export async function giveCause(
  actor: Actor,
  input: { cause: string; signals: readonly string[] },
): Promise<void> {
  authorizeEmployee(actor, 'cause.give');
  const causeId = parseId('ca', input.cause);
  await dbAs(actor, async (db) => {
    const [cause] = await db.$queryRaw<{ state: CauseState }[]>(sql`
      SELECT state FROM cause WHERE id = ${causeId}::uuid`);
    if (!cause) throw notFound();
    if (cause.state === 'not_a_cause') throw new PortalError('conflict', 'causes.errors.none');
    if (input.signals.length === 0) throw noneChosen();
    await giveSignals(db, actor, input.signals, causeId);
    await askToCount(db, causeId);
  });
}

/**
 * Takes the cause away from signals, whichever it was: nobody knows again. What has none stays.
 * @throws PortalError not_found for any signal that the employee does not see
 */
export async function takeCauseBack(
  actor: Actor,
  input: { signals: readonly string[] },
): Promise<void> {
  authorizeEmployee(actor, 'cause.give');
  await dbAs(actor, async (db) => {
    if (input.signals.length === 0) throw noneChosen();
    const had = (await lockSignals(db, input.signals)).filter(({ causeId }) => causeId !== null);
    await db.signalCause.deleteMany({ where: { signalId: { in: had.map(({ id }) => id) } } });
    for (const { id, clientId, rule, causeId } of had) {
      await recordActivity(db, actor, {
        type: 'signal.cause_taken_back',
        clientId,
        subject: { kind: 'signal', id: publicId('si', id) },
        data: { rule, cause: publicId('ca', causeId ?? id) },
      });
    }
    await countAll(db, had);
  });
}

/** Gives signals a cause within the verb that asked for it. @returns them all, for what a measure is guessed from */
export async function giveSignals(
  db: Db,
  actor: EmployeeActor,
  publicSignals: readonly string[],
  causeId: string,
): Promise<Told[]> {
  if (publicSignals.length === 0) return [];
  const signals = await lockSignals(db, publicSignals);
  const others = signals.filter((signal) => signal.causeId !== causeId);
  for (const { id, clientId, rule } of others) {
    await db.$executeRaw(sql`
      INSERT INTO signal_cause (signal_id, cause_id, client_id, given_by, given_at)
      VALUES (${id}::uuid, ${causeId}::uuid, ${clientId}::uuid, ${actor.personId}::uuid, ${now()})
      ON CONFLICT (signal_id) DO UPDATE
        SET cause_id = excluded.cause_id, given_by = excluded.given_by, given_at = excluded.given_at`);
    await recordActivity(db, actor, {
      type: 'signal.cause_given',
      clientId,
      subject: { kind: 'signal', id: publicId('si', id) },
      data: { rule, cause: publicId('ca', causeId) },
    });
  }
  await countAll(db, others);
  return signals.flatMap(({ rule, page }) => (isRuleName(rule) ? [{ rule, page }] : []));
}

/**
 * Whatever loses signals has that many fewer at once, and is counted anew as well. In one order, so that two who move signals
 * to and fro never wait for each other.
 */
async function countAll(db: Db, signals: readonly Signal[]): Promise<void> {
  const causes = [...new Set(signals.flatMap(({ causeId }) => causeId ?? []))].sort();
  for (const causeId of causes) {
    const lost = signals.filter((signal) => signal.causeId === causeId).length;
    await db.$executeRaw(sql`
      UPDATE cause SET signals = greatest(0, signals - ${lost}::int) WHERE id = ${causeId}::uuid`);
    await askToCount(db, causeId);
  }
}

/** In one order, so that two who give the same signals never wait for each other. */
async function lockSignals(db: Db, publicSignals: readonly string[]): Promise<Signal[]> {
  const ids = [...new Set(publicSignals.map((signal) => parseId('si', signal)))];
  const signals = await db.$queryRaw<Signal[]>(sql`
    SELECT s.id, s.client_id AS "clientId", s.rule,
           CASE WHEN s.subject_kind = 'page' THEN app.page_pattern(s.subject_id) END AS page,
           (SELECT g.cause_id FROM signal_cause g WHERE g.signal_id = s.id) AS "causeId"
    FROM signal s WHERE s.id = ANY (${ids}::uuid[]) ORDER BY s.id FOR UPDATE OF s`);
  if (signals.length < ids.length) throw notFound();
  return signals;
}

function noneChosen(): PortalError {
  return new PortalError('invalid', 'causes.errors.no_signals');
}
