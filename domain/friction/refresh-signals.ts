import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { keepCases } from './cases/keep-cases';
import { type Basis, readBasis } from './judging/basis';
import { forgetLate, hasLostEvidence, readLate } from './judging/late';
import { type Look, look } from './judging/look';
import { findState, keepStates, type PutAway, packState } from './judging/states';
import { findAhead, readHistory } from './load-events';
import { findOutages } from './outages/find-outages';
import { storeSignals, type StoredSignal } from './store-signals';

/**
 * Judges what happened to one client since it was last looked at, by all rules, and keeps what they say: run when something
 * happened to the client, and at the moment at which a rule about something missing falls due. It goes on from what the last
 * look had come to, so that it costs the same however old the client is; what became known late is judged in its place. The
 * same events give the same signals, whoever asks when.
 */
export async function refreshSignals(actor: MachineActor, clientId: string): Promise<void> {
  authorize(actor, 'signal.refresh');
  const at = now();
  await dbAs(
    actor,
    async (db) => {
      // Two looks at one client must not both add an episode.
      await db.$queryRaw(
        sql`SELECT pg_advisory_xact_lock(hashtextextended(${`signals ${clientId}`}, 0))::text`,
      );
      const found = await lookAt(db, clientId, at);
      const stored = await storeSignals(db, clientId, found, at);
      await keepCases(db, clientId, at);
      const ahead = await findAhead(db, clientId, at);
      await keepDue(db, clientId, soonest(found.nextCheckAtMs, ahead));
      // The rest, at once; what was found so far is there already.
      if (!found.isWhole) {
        await sendJob(db, 'signals.refresh', { clientId }, { singletonKey: clientId });
      }
      report(clientId, found, stored);
    },
    { timeoutMs: 60_000 },
  );
}

async function lookAt(db: Db, clientId: string, at: Date): Promise<Look> {
  const nowMs = at.getTime();
  const [basis, late, isLost] = await Promise.all([
    readBasis(db),
    readLate(db, clientId),
    hasLostEvidence(db, clientId),
  ]);
  const from = isLost
    ? null
    : await findState(db, clientId, { basis: basis.key, beforeMs: late.fromMs, nowMs });
  const fromMs = from?.nowMs ?? -Infinity;
  const states: PutAway[] = [];
  const found = await look({
    ...basis,
    nowMs,
    from,
    pages: readHistory(db, clientId, { afterMs: fromMs, upTo: at }),
    inOutage: (errors) => findOutages(db, errors, outageLook(clientId, basis, fromMs, nowMs)),
    putAway: (state) => states.push(packState(state)),
  });
  await forgetLate(db, late);
  await keepStates(db, clientId, { basis: basis.key, fromMs, nowMs, states });
  return found;
}

function outageLook(clientId: string, { settings }: Basis, judgedToMs: number, nowMs: number) {
  return { clientId, settings: settings.error_hit, judgedToMs, nowMs };
}

/** Tells the firm's own people of what is wrong with the portal itself, and not only with a client. */
function report(clientId: string, { faults }: Look, stored: readonly StoredSignal[]): void {
  const client = publicId('cl', clientId);
  for (const { rule, error } of faults) recordIncident(error, `rule ${rule}, client ${client}`);
  for (const { signal, before } of stored) {
    if (signal.rule !== 'status_mismatch' || before) continue;
    recordIncident(
      `Stripe says that ${signal.subject?.id ?? 'an invoice'} is paid, and the portal does not.`,
      `status_mismatch, client ${client}`,
    );
  }
}

function soonest(nextCheckAtMs: number | null, ahead: Date | null): Date | null {
  const due = [nextCheckAtMs, ahead?.getTime() ?? null].filter((ms) => ms !== null);
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}

async function keepDue(db: Db, clientId: string, dueAt: Date | null): Promise<void> {
  if (!dueAt) {
    await db.$executeRaw(sql`DELETE FROM signal_due WHERE client_id = ${clientId}::uuid`);
    return;
  }
  await db.$executeRaw(sql`
    INSERT INTO signal_due (client_id, due_at) VALUES (${clientId}::uuid, ${dueAt})
    ON CONFLICT (client_id) DO UPDATE SET due_at = excluded.due_at WHERE signal_due.due_at <> excluded.due_at`);
}
