import type { EmployeeActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';

/** A cause that a signal can be given; `id` is public. */
export type CauseChoice = { id: string; sentence: string };

/** Somebody at the firm who can see to a cause; `id` is public. */
export type OwnerChoice = { id: string; name: string; nameLang: string | null };

const MOST = 100;
/** In a menu that stands at each of many rows. */
export const FEW = 12;

/** The causes that are not put away, those with the most signals first. One statement. */
export async function listCauseChoices(
  actor: EmployeeActor,
  { most = MOST }: { most?: number } = {},
): Promise<CauseChoice[]> {
  authorize(actor, 'cause.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<CauseChoice[]>(sql`
      SELECT c.id, c.sentence FROM cause c WHERE c.state IN ('proposed', 'open', 'fixed')
      ORDER BY c.signals DESC, c.id LIMIT ${most}`),
  );
  return rows.map(({ id, sentence }) => ({ id: publicId('ca', id), sentence }));
}

/** Everybody who works at the firm, by name. One statement. */
export async function listOwnerChoices(actor: EmployeeActor): Promise<OwnerChoice[]> {
  authorize(actor, 'cause.list');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<OwnerChoice[]>(sql`
      SELECT e.id, p.name, p.name_lang AS "nameLang" FROM employee e JOIN person p ON p.id = e.person_id
      WHERE e.ended_at IS NULL ORDER BY p.name, e.id`),
  );
  return rows.map((row) => ({ ...row, id: publicId('em', row.id) }));
}
