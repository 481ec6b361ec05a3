import { type Personal, personalReader, type PersonalState } from '@/domain/activity/personal';
import type { Sealed } from '@/domain/person-keys/open-sealed';
import { ownerQuery } from './database';

/** A row of the log with what is personal in it opened, as whoever has the keyring can. */
export type Logged = {
  id: string;
  type: string;
  by: string;
  client_id: string | null;
  contact_id: string | null;
  actor_id: string | null;
  visit_id: string | null;
  person_key_id: string | null;
  data: Record<string, unknown>;
  reason: string | null;
  state: PersonalState;
  personal: Personal;
};

type Row = Omit<Logged, 'state' | 'personal'> & { personal: Sealed | null };

/** The rows of the log, oldest first, that are so: `where` is of `activity_event a`. */
export async function logged(where: string, values: unknown[] = []): Promise<Logged[]> {
  const rows = await ownerQuery<Row>(
    `SELECT a.id, a.type, a.by, a.client_id, a.contact_id, a.actor_id, a.visit_id, a.person_key_id, a.data, a.reason,
            CASE WHEN a.personal IS NOT NULL THEN json_build_object(
              'bytes', encode(a.personal, 'hex'), 'keyId', a.person_key_id, 'wrappedKey', encode(k.wrapped_key, 'hex'),
              'wrappedBy', k.key_id, 'isDestroyed', k.destroyed_at IS NOT NULL) END AS personal
     FROM activity_event a LEFT JOIN person_key k ON k.id = a.person_key_id WHERE ${where} ORDER BY a.at, a.id`,
    values,
  );
  const read = personalReader();
  return rows.map((row) => {
    const { state, said } = read(row);
    return {
      ...{ ...row, state, personal: said },
      data: { ...row.data, ...said.data },
      reason: said.reason ?? row.reason,
    };
  });
}
