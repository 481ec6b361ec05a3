import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** Somebody at the firm, to choose from; `id` is public. */
export type EmployeeChoice = {
  id: string;
  name: string;
  nameLang: string | null;
  title: string;
  role: EmployeeActor['kind'];
  isSelf: boolean;
};

/** Everybody who works at the firm, by name. One statement. */
export async function listEmployees(actor: Actor): Promise<EmployeeChoice[]> {
  authorizeEmployee(actor, 'client.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<Omit<EmployeeChoice, 'isSelf'>[]>(sql`
      SELECT e.id, p.name, p.name_lang AS "nameLang", e.title, e.role
      FROM employee e JOIN person p ON p.id = e.person_id
      WHERE e.ended_at IS NULL ORDER BY p.name, e.id`),
  );
  return rows.map((row) => ({
    ...row,
    id: publicId('em', row.id),
    isSelf: row.id === actor.employeeId,
  }));
}
