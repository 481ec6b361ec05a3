import {
  isEmployee,
  type ContactActor,
  type ContactRights,
  type EmployeeActor,
  type MachineActor,
  type OnlookerActor,
  type Origin,
} from './actor';
import { now } from './clock';
import { rightsOf } from './contact-rights';
import { dbAs, readAs, sql } from './db';

/** Somebody who has signed in. */
export type PersonActor = ContactActor | EmployeeActor;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When a session ends by itself: so long after the last request, and so long after signing in. */
const LIFETIMES = {
  contact: { idleMs: 7 * DAY, absoluteMs: 30 * DAY },
  employee: { idleMs: 12 * HOUR, absoluteMs: 7 * DAY },
};

/** When the sessions of somebody end by themselves, in milliseconds since they were seen last and since they began. */
export function lifetimeOf(actor: PersonActor): { idleMs: number; absoluteMs: number } {
  return actor.kind === 'contact' ? LIFETIMES.contact : LIFETIMES.employee;
}

/** "Seen" is written at most this often, so that reading a page writes nothing as a rule. */
const SEEN_EVERY_MS = 5 * MINUTE;

type Row = {
  personId: string;
  createdAt: Date;
  seenAt: Date;
  employeeId: string | null;
  role: EmployeeActor['kind'] | null;
  contactId: string | null;
  clientId: string | null;
  rights: ContactRights | null;
  needsFactor: boolean;
  lookedAt: string | null;
};

/**
 * The person behind a session id, with the rights as they stand at this moment, or null when the session has ended,
 * ran out, or its person may not come in any more. One statement; a second one each five minutes.
 */
export async function actorOfSession(
  sessionId: string,
  origin: Origin,
  /** Whether it counts as a request of theirs; what goes on by itself keeps no session alive. */
  { isSeen = true }: { isSeen?: boolean } = {},
): Promise<PersonActor | null> {
  const reader: MachineActor = { kind: 'sign-in', sessionId };
  const [row] = await readAs(reader, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT s.person_id AS "personId", s.created_at AS "createdAt", s.seen_at AS "seenAt",
             e.id AS "employeeId", e.role, c.id AS "contactId", c.client_id AS "clientId",
             CASE WHEN c.id IS NOT NULL THEN ${rightsOf(sql`c`)} END AS rights,
             CASE WHEN e.id IS NULL THEN false
                  ELSE (SELECT f.requires_second_factor FROM firm f)
                   AND NOT EXISTS (SELECT 1 FROM totp t WHERE t.person_id = s.person_id AND t.confirmed_at IS NOT NULL)
             END AS "needsFactor",
             l.contact_id AS "lookedAt"
      FROM session s
      LEFT JOIN employee e ON e.person_id = s.person_id AND e.ended_at IS NULL
      LEFT JOIN contact c ON c.id = s.contact_id AND c.ended_at IS NULL
      LEFT JOIN portal_look l ON l.session_id = s.id AND l.ended_at IS NULL AND l.ends_at > ${now()}
      WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL`),
  );
  const actor = row && toActor(row, sessionId, origin);
  if (!actor || hasRunOut(row, actor)) return null;
  if (isSeen && now().getTime() - row.seenAt.getTime() > SEEN_EVERY_MS)
    await writeSeen(reader, sessionId);
  if (isEmployee(actor) && row.lookedAt && !actor.needsFactor)
    return (await onlookerOf(actor, row.lookedAt)) ?? actor;
  return actor;
}

type LookedAt = { personId: string; clientId: string; rights: ContactRights };

/**
 * Whoever looks as a contact does, with the contact's rights as they stand; null when the contact has been ended, or whoever
 * looks sees that client no longer: it is read with their own eyes.
 */
async function onlookerOf(looker: EmployeeActor, contactId: string): Promise<OnlookerActor | null> {
  const [contact] = await readAs(looker, (db) =>
    db.$queryRaw<LookedAt[]>(sql`
      SELECT c.person_id AS "personId", c.client_id AS "clientId", ${rightsOf(sql`c`)} AS rights
      FROM contact c WHERE c.id = ${contactId}::uuid AND c.ended_at IS NULL`),
  );
  if (!contact) return null;
  const { personId, clientId, rights } = contact;
  const { sessionId, origin } = looker;
  return {
    kind: 'onlooker',
    looker,
    contactId,
    personId,
    clientId,
    sessionId,
    rights,
    ...(origin && { origin }),
  };
}

async function writeSeen(reader: MachineActor, sessionId: string): Promise<void> {
  await dbAs(reader, (db) =>
    db.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { seenAt: now() },
    }),
  );
}

function toActor(row: Row, sessionId: string, origin: Origin): PersonActor | null {
  if (row.employeeId && row.role) {
    return {
      kind: row.role,
      personId: row.personId,
      employeeId: row.employeeId,
      sessionId,
      needsFactor: row.needsFactor,
      origin,
    };
  }
  if (!row.contactId || !row.clientId || !row.rights) return null;
  return {
    kind: 'contact',
    personId: row.personId,
    contactId: row.contactId,
    clientId: row.clientId,
    sessionId,
    rights: row.rights,
    origin,
  };
}

function hasRunOut(row: Row, actor: PersonActor): boolean {
  const life = lifetimeOf(actor);
  const at = now().getTime();
  return at - row.seenAt.getTime() > life.idleMs || at - row.createdAt.getTime() > life.absoluteMs;
}
