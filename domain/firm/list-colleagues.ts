import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** Somebody at the firm as the owner sees them; `id` is public. */
export type Colleague = {
  id: string;
  name: string;
  nameLang: string | null;
  email: string;
  title: string;
  phone: string | null;
  role: EmployeeActor['kind'];
  /** Whether they have come, or were invited only. */
  hasJoined: boolean;
  /** Whether a code is asked of them after their password. */
  hasSecondFactor: boolean;
  /** Clients that they look after as account manager. */
  manages: number;
  isSelf: boolean;
};

/** Everybody who works at the firm, by name. One statement. */
export async function listColleagues(actor: Actor): Promise<Colleague[]> {
  authorizeEmployee(actor, 'employee.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Omit<Colleague, 'isSelf'>[]>(sql`
      SELECT e.id, p.name, p.name_lang AS "nameLang", p.email, e.title, e.phone, e.role,
        p.password_hash IS NOT NULL AS "hasJoined",
        EXISTS (SELECT 1 FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL) AS "hasSecondFactor",
        (SELECT count(*)::int FROM assignment a
          WHERE a.employee_id = e.id AND a.part = 'manager' AND a.ended_at IS NULL) AS manages
      FROM employee e JOIN person p ON p.id = e.person_id
      WHERE e.ended_at IS NULL ORDER BY p.name, e.id`),
  );
  return rows.map((row) => ({
    ...row,
    id: publicId('em', row.id),
    isSelf: row.id === actor.employeeId,
  }));
}
