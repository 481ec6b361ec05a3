import type { MachineActor } from '@/lib/actor';
import { type Day, now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { keepCases } from './cases/keep-cases';
import { detectForClient } from './detect/detect-for-client';
import { findIncidents, type Incident, isGraveError } from './detect/incidents';
import { zonedCalendar } from './detect/zoned-calendar';
import { toEpisodes } from './episodes';
import { loadErrors, loadEvents } from './load-events';
import { DEFAULT_SETTINGS } from './settings';
import { isSettled } from './settled';
import { storeSignals } from './store-signals';

/**
 * Judges one client's events by all rules and keeps what they say: run when something happened to the client, and at the
 * moment at which a rule about something missing falls due. The same events give the same signals, whoever asks when.
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
      const events = await loadEvents(db, clientId, at);
      const errors = (await loadErrors(db, at)).filter(isGraveError);
      const incidents = findIncidents(errors, DEFAULT_SETTINGS.error_hit);
      const { signals, nextCheckAtMs, faults } = detectForClient(events, at.getTime(), {
        settings: DEFAULT_SETTINGS,
        calendar: await firmCalendar(db),
        incidentErrors: new Set(incidents.flatMap((incident) => incident.events)),
      });
      for (const { rule, error } of faults)
        recordIncident(error, `rule ${rule}, client ${publicId('cl', clientId)}`);
      const episodes = toEpisodes(signals).map((episode) => ({
        ...episode,
        settled: isSettled(episode, events),
      }));
      const fresh = await storeSignals(db, clientId, episodes, at);
      await keepCases(db, clientId, at);
      for (const { rule, subject } of fresh) {
        // The portal itself is wrong about money: somebody has to look at it, not only at the client.
        if (rule === 'status_mismatch') {
          recordIncident(
            `Stripe says that ${subject?.id ?? 'an invoice'} is paid, and the portal does not.`,
            `status_mismatch, client ${publicId('cl', clientId)}`,
          );
        }
      }
      await keepDue(db, clientId, nextCheckAtMs);
      await askForOthers(db, clientId, incidents);
    },
    { timeoutMs: 60_000 },
  );
}

/** The client that turns errors into an outage withdraws the signals that they raised at the others. */
async function askForOthers(
  db: Db,
  clientId: string,
  incidents: readonly Incident[],
): Promise<void> {
  const own = publicId('cl', clientId);
  const events = incidents
    .filter(({ clients }) => clients.includes(own))
    .flatMap((incident) => incident.events);
  if (events.length === 0) return;
  const others = await db.$queryRaw<{ clientId: string }[]>(sql`
    SELECT DISTINCT s.client_id AS "clientId" FROM signal s
    WHERE s.rule = 'error_hit' AND s.state IN ('open', 'taken', 'snoozed') AND s.client_id <> ${clientId}::uuid
      AND s.evidence && ${events}::uuid[]`);
  for (const other of others) {
    await sendJob(db, 'signals.refresh', other, { singletonKey: other.clientId });
  }
}

async function firmCalendar(db: Db) {
  const [row] = await db.$queryRaw<{ zone: string; holidays: Day[] }[]>(sql`
    SELECT f.zone, (SELECT coalesce(json_agg(h.day), '[]') FROM holiday h) AS holidays FROM firm f`);
  return zonedCalendar(row?.zone ?? 'UTC', row?.holidays ?? []);
}

async function keepDue(db: Db, clientId: string, dueAtMs: number | null): Promise<void> {
  if (dueAtMs === null) {
    await db.signalDue.deleteMany({ where: { clientId } });
    return;
  }
  const dueAt = new Date(dueAtMs);
  await db.signalDue.upsert({
    where: { clientId },
    create: { clientId, dueAt },
    update: { dueAt },
  });
}
