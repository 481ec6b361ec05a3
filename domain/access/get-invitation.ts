import { authorize } from '@/domain/authorize';
import type { ContactRights, EmployeeActor, MachineActor } from '@/lib/actor';
import { rightsOf } from '@/lib/contact-rights';
import { readAs, sql } from '@/lib/db';
import { findLink } from './find-link';

/** What an invitation's page shows. */
export type InvitationView =
  | {
      state: 'open';
      person: { name: string; nameLang: string | null; email: string; hasPassword: boolean };
      /** Who invited; null for the first owner, whom a command made. */
      invitedBy: string | null;
      /** Set for an employee. */
      role: EmployeeActor['kind'] | null;
      /** The clients that one was made room at, those first that one has not joined yet. */
      clients: { name: string; nameLang: string | null; rights: ContactRights }[];
    }
  | { state: 'used' | 'expired' | 'unknown' };

type Row = {
  name: string;
  nameLang: string | null;
  email: string;
  hasPassword: boolean;
  invitedBy: string | null;
  role: EmployeeActor['kind'] | null;
  clients: {
    name: string;
    nameLang: string | null;
    joined: boolean;
    rights: ContactRights;
  }[];
};

/** Reads an invitation by its link's secret. Looking uses nothing up: mail scanners look too. Two statements. */
export async function getInvitation(actor: MachineActor, token: string): Promise<InvitationView> {
  authorize(actor, 'invitation.accept');
  const link = await findLink(actor, token, 'invitation');
  if (!link) return { state: 'unknown' };
  if (link.state !== 'open') return { state: link.state };
  return readAs(link.person, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT p.name, p.name_lang AS "nameLang", p.email, p.password_hash IS NOT NULL AS "hasPassword",
        (SELECT i.name FROM person i WHERE i.id = ${link.invitedBy}::uuid) AS "invitedBy", e.role,
        (SELECT coalesce(json_agg(json_build_object('name', c.name, 'nameLang', c.name_lang,
                  'joined', k.joined_at IS NOT NULL, 'rights', ${rightsOf(sql`k`)}) ORDER BY k.created_at), '[]')
           FROM contact k JOIN client c ON c.id = k.client_id
          WHERE k.person_id = p.id AND k.ended_at IS NULL) AS clients
      FROM person p LEFT JOIN employee e ON e.person_id = p.id AND e.ended_at IS NULL
      WHERE p.id = ${link.person.personId}::uuid`);
    if (!row || (!row.role && row.clients.length === 0)) return { state: 'unknown' };
    const { clients, invitedBy, role, ...person } = row;
    const fresh = clients.filter(({ joined }) => !joined);
    return {
      state: 'open',
      person,
      invitedBy,
      role,
      clients: (fresh.length ? fresh : clients).map(({ name, nameLang, rights }) => ({
        name,
        nameLang,
        rights,
      })),
    };
  });
}
