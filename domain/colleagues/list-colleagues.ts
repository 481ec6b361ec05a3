import { isPresent, provedAtOf } from '@/domain/access/presence';
import { authorizeContact } from '@/domain/authorize';
import type { Actor, ContactRights } from '@/lib/actor';
import { now } from '@/lib/clock';
import { LANG_HERE, NAME_HERE } from '@/lib/contact-name';
import { rightsOf } from '@/lib/contact-rights';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** Somebody of one's own client. Ids are public. */
export type ColleagueView = {
  id: string;
  name: string;
  nameLang: string | null;
  email: string;
  title: string | null;
  rights: ContactRights;
  isSelf: boolean;
  /** Null until they came. */
  joinedAt: Date | null;
  invitedAt: Date;
  /** When they were last here; null until then. */
  lastHereAt: Date | null;
  /** Null while they may come in. */
  endedAt: Date | null;
};

export type ColleaguesView = {
  /** Those who may come in, oneself first, then by name. */
  colleagues: ColleagueView[];
  /** Whose access ended lately, the last first. */
  ended: ColleagueView[];
  /** What the reader may do themselves, and so may give. */
  own: ContactRights;
  /** They have proved lately that it is them. */
  isPresent: boolean;
};

/** For so long an access that ended can be given back here; after that one invites anew. */
const SHOWN_DAYS = 90;

type Row = Omit<ColleagueView, 'endedAt'> & { endedAt: Date | null };

/** Everybody who may see what the reader's client sees, and what each may do. Two statements. */
export async function listColleagues(actor: Actor): Promise<ColleaguesView> {
  authorizeContact(actor, 'colleague.list');
  const since = new Date(now().getTime() - SHOWN_DAYS * 86_400_000);
  return readAs(actor, async (db) => {
    const [rows, [proof]] = await Promise.all([
      db.$queryRaw<Row[]>(sql`
        SELECT k.id, ${NAME_HERE} AS name, ${LANG_HERE} AS "nameLang",
               p.email, k.title, ${rightsOf(sql`k`)} AS rights, k.id = ${actor.contactId}::uuid AS "isSelf",
               k.joined_at AS "joinedAt", k.created_at AS "invitedAt", k.ended_at AS "endedAt",
               (SELECT v.last_at FROM visit v WHERE v.contact_id = k.id ORDER BY v.last_at DESC LIMIT 1) AS "lastHereAt"
        FROM contact k JOIN person p ON p.id = k.person_id
        WHERE k.client_id = ${actor.clientId}::uuid AND (k.ended_at IS NULL OR k.ended_at > ${since})
        ORDER BY k.ended_at DESC NULLS FIRST, k.id <> ${actor.contactId}::uuid, name, k.id`),
      db.$queryRaw<{ provedAt: Date | null }[]>(sql`SELECT ${provedAtOf(actor)} AS "provedAt"`),
    ]);
    const all = rows.map((row) => ({ ...row, id: publicId('co', row.id) }));
    return {
      colleagues: all.filter(({ endedAt }) => endedAt === null),
      ended: all.filter(({ endedAt }) => endedAt !== null),
      own: actor.rights,
      isPresent: isPresent(proof?.provedAt ?? null),
    };
  });
}
