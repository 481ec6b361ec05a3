import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { ERASURE_OBJECT, type ErasureRow, type ErasureView, toErasure } from './erasure-view';

/** An erasure with whose data it is. Ids are public. */
export type ListedErasure = ErasureView & {
  person: { id: string; name: string; nameLang: string | null };
};

export type ListedErasureRow = {
  erasure: ErasureRow;
  personId: string;
  name: string;
  nameLang: string | null;
};

const MOST = 100;

/** What was asked and decided, what waits for a decision first, then what can be taken back. A statement. */
export const ERASURES = sql`
  SELECT ${ERASURE_OBJECT} AS erasure, e.person_id AS "personId", p.name, p.name_lang AS "nameLang"
  FROM erasure e JOIN person p ON p.id = e.person_id
  ORDER BY array_position(ARRAY['asked', 'scheduled', 'erasing'], e.state::text) NULLS LAST, e.asked_at DESC, e.id DESC
  LIMIT ${MOST}`;

/** What was asked and decided. One statement. */
export async function listErasures(actor: Actor): Promise<ListedErasure[]> {
  authorizeEmployee(actor, 'erasure.decide');
  const rows = await readAs(actor, (db) => db.$queryRaw<ListedErasureRow[]>(ERASURES));
  return rows.map(toListedErasure);
}

export function toListedErasure(row: ListedErasureRow): ListedErasure {
  const { erasure, personId, name, nameLang } = row;
  return { ...toErasure(erasure), person: { id: publicId('pe', personId), name, nameLang } };
}
