import { authorize } from '@/domain/authorize';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { lifetimeOf, type PersonActor } from '@/lib/session-row';

/** A session that still stands, as its person sees it. */
export type OpenSession = {
  id: string;
  /** Null where it began before browsers were told apart. */
  device: { id: string; name: string | null } | null;
  userAgent: string | null;
  /** The network address that it began from; null where none is known. */
  ip: string | null;
  beganAt: Date;
  /** To five minutes. */
  seenAt: Date;
  /** The one that asks. */
  isThis: boolean;
};

type Row = {
  id: string;
  deviceId: string | null;
  name: string | null;
  userAgent: string | null;
  ip: string | null;
  beganAt: Date;
  seenAt: Date;
};

const MOST = 100;

/** Where somebody is signed in, this session first, then those seen last. One statement. */
export async function listSessions(actor: PersonActor): Promise<OpenSession[]> {
  authorize(actor, 'session.list');
  const { idleMs, absoluteMs } = lifetimeOf(actor);
  const at = now().getTime();
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Row[]>(sql`
      SELECT s.id, d.id AS "deviceId", d.name, s.user_agent AS "userAgent", s.ip, s.created_at AS "beganAt", s.seen_at AS "seenAt"
      FROM session s LEFT JOIN device d ON d.id = s.device_id
      WHERE s.person_id = ${actor.personId}::uuid AND s.ended_at IS NULL
        AND s.seen_at >= ${new Date(at - idleMs)} AND s.created_at >= ${new Date(at - absoluteMs)}
      ORDER BY s.id = ${actor.sessionId}::uuid DESC, s.seen_at DESC, s.id
      LIMIT ${MOST}`),
  );
  return rows.map(({ id, deviceId, name, ...rest }) => ({
    ...rest,
    id: publicId('se', id),
    device: deviceId ? { id: publicId('dv', deviceId), name } : null,
    isThis: id === actor.sessionId,
  }));
}
