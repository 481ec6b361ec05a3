import {
  PERSONAL,
  PERSONAL_KEY,
  type Personal,
  personalReader,
  type PersonalState,
} from '@/domain/activity/personal';
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
            ${PERSONAL.text}
     FROM activity_event a ${PERSONAL_KEY.text} WHERE ${where} ORDER BY a.at, a.id`,
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
