import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import type { FailureReason } from './record-failure';

/** A mail that did not reach a contact, and that nobody has seen to. Ids are public. */
export type FailedMail = {
  id: string;
  subject: string;
  reason: FailureReason;
  /** What their server said. */
  reply: string | null;
  at: Date;
  /** It told of a W-2: by then they are to be told on paper or in person. */
  letterBy: Day | null;
  /** Whether it can go once more; what bore a link that works once is asked for anew. */
  mayGoAgain: boolean;
  contact: { id: string; name: string; nameLang: string | null; email: string };
  client: { id: string; name: string; nameLang: string | null };
};

export type FailedMailRow = Pick<
  FailedMail,
  'id' | 'subject' | 'reason' | 'reply' | 'mayGoAgain' | 'letterBy'
> & {
  at: Date | string;
  contactId: string;
  name: string;
  nameLang: string | null;
  email: string;
  clientId: string;
  clientName: string;
  clientLang: string | null;
};

/** More than these and it is the mail server that somebody has to look after. */
const MOST = 100;

/** What did not arrive at the reader's clients: what the law gives a day first, then the newest. A statement. */
export const FAILURES = sql`
  SELECT f.id, f.subject, f.reason, f.reply, f.may_go_again AS "mayGoAgain", f.at, f.letter_by::text AS "letterBy",
         k.id AS "contactId", p.name, p.name_lang AS "nameLang", p.email,
         c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang"
  FROM mail_failure f JOIN contact k ON k.id = f.contact_id JOIN person p ON p.id = k.person_id JOIN client c ON c.id = f.client_id
  WHERE f.settled_at IS NULL AND k.ended_at IS NULL
  ORDER BY f.letter_by NULLS LAST, f.at DESC, f.id LIMIT ${MOST}`;

/** What did not arrive at the reader's clients. One statement. */
export async function listFailures(actor: Actor): Promise<FailedMail[]> {
  authorizeEmployee(actor, 'mail.list_failures');
  const rows = await readAs(actor, (db) => db.$queryRaw<FailedMailRow[]>(FAILURES));
  return rows.map(toFailedMail);
}

export function toFailedMail(row: FailedMailRow): FailedMail {
  const { id, subject, reason, reply, mayGoAgain, at, letterBy } = row;
  return {
    ...{ id: publicId('mf', id), subject, reason, reply, mayGoAgain, letterBy },
    // Within a list of rows made by the database it comes as text.
    at: new Date(at),
    contact: {
      id: publicId('co', row.contactId),
      name: row.name,
      nameLang: row.nameLang,
      email: row.email,
    },
    client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
  };
}
