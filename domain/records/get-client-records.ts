import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { type HoldRow, holdsColumn, type HoldView, toHold } from './hold-view';

/** What is held of a client, for its page of records. Ids are public. */
export type ClientRecords = {
  client: { id: string; name: string; nameLang: string | null };
  /** The holds that stand, on all or on one document. */
  holds: HoldView[];
};

/**
 * One statement.
 * @throws PortalError not_found
 */
export async function getClientRecords(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<ClientRecords> {
  authorizeEmployee(actor, 'record.read');
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ name: string; nameLang: string | null; holds: HoldRow[] }[]>(sql`
      SELECT c.name, c.name_lang AS "nameLang", ${holdsColumn(sql`h.client_id = c.id AND h.lifted_at IS NULL`)} AS holds
      FROM client c WHERE c.id = ${clientId}::uuid`),
  );
  if (!row) throw notFound();
  return {
    client: { id: publicId('cl', clientId), name: row.name, nameLang: row.nameLang },
    holds: row.holds.map(toHold),
  };
}
