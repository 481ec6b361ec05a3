import { authorizeEmployee } from '@/domain/authorize';
import type { Actor, ContactRights, EmployeeActor } from '@/lib/actor';
import { type Day, dayFromDb, now } from '@/lib/clock';
import { rightsOf } from '@/lib/contact-rights';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { CLEARING } from '../ledger/clearing';
import { creditOf } from '../ledger/credit-of';
import type { Part } from './assign-employee';
import {
  OPEN_QUESTIONS,
  type OpenQuestion,
  type OpenQuestionRow,
  toOpenQuestion,
} from './open-questions';
import { ALL_SIGNED_UP, type SignedUp, type SignedUpRow, toSignedUp } from './signed-up';

/** A person at the client. Ids are public. */
export type ContactView = {
  id: string;
  /** The public id of the person. */
  person: string;
  name: string;
  nameLang: string | null;
  email: string;
  title: string | null;
  rights: ContactRights;
  /** Null until they came. */
  joinedAt: Date | null;
  invitedAt: Date;
  /** Whether a code is asked of them after their password. */
  hasSecondFactor: boolean;
  /** When they were last here; null until then. */
  lastHereAt: Date | null;
  /** Who of the client invited or changed them last; null where it was the firm. */
  changed: { name: string; at: Date } | null;
};

/** Somebody at the firm who looks after the client. */
export type AssignedView = {
  id: string;
  name: string;
  nameLang: string | null;
  title: string;
  phone: string | null;
  part: Part;
  since: Date;
  isSelf: boolean;
};

/** What stands between the firm and the client in one currency, in minor units. */
export type ClientMoney = {
  currency: string;
  openMinor: bigint;
  pastDueMinor: bigint;
  clearingMinor: bigint;
  /** What no bill has taken, and that is not going back. */
  creditMinor: bigint;
  /** Paid in the firm's calendar year, less what went back. */
  paidThisYearMinor: bigint;
};

export type ClientView = {
  id: string;
  name: string;
  nameLang: string | null;
  latinName: string | null;
  address: string | null;
  currency: string;
  zone: string | null;
  since: Day;
  leftAt: Date | null;
  /** Everything of it is under a legal hold. */
  isHeld: boolean;
  contacts: ContactView[];
  people: AssignedView[];
  money: ClientMoney[];
  /** The year that `paidThisYearMinor` is of. */
  year: number;
  /** What they signed up for, the newest first. */
  agreements: SignedUp[];
  /** What they asked about their bills and have not called settled, what waits first. */
  questions: OpenQuestion[];
};

type ContactRow = Omit<ContactView, 'joinedAt' | 'invitedAt' | 'lastHereAt' | 'changed'> & {
  joinedAt: string | null;
  invitedAt: string;
  lastHereAt: string | null;
  changed: { name: string; at: string } | null;
};

/** What `clientStatement` answers. */
export type ClientDbRow = Pick<
  ClientView,
  'name' | 'nameLang' | 'latinName' | 'address' | 'currency' | 'zone' | 'leftAt' | 'isHeld' | 'year'
> & {
  since: Date;
  contacts: ContactRow[];
  people: (Omit<AssignedView, 'since' | 'isSelf'> & { since: string })[];
  money: {
    currency: string;
    open: string;
    late: string;
    clearing: string;
    credit: string;
    paid: string;
  }[];
  agreements: SignedUpRow[];
  questions: OpenQuestionRow[];
};

/**
 * One client with its contacts, the people who look after it, and what stands open. One statement.
 * @throws PortalError not_found
 */
export async function getClient(actor: Actor, { client }: { client: string }): Promise<ClientView> {
  authorizeEmployee(actor, 'client.read');
  const id = parseId('cl', client);
  const [row] = await readAs(actor, (db) => db.$queryRaw<ClientDbRow[]>(clientStatement(id)));
  if (!row) throw notFound();
  return toClientView(actor, id, row);
}

/** One client (a UUID), in one row: for `getClient`, and within what reads more of it. */
export const clientStatement = (id: string) => sql`
  WITH day AS (SELECT (${now()}::timestamptz AT TIME ZONE f.zone)::date AS today FROM firm f),
  open AS (
    SELECT i.currency, i.total_minor - i.paid_minor - i.credited_minor AS left_minor, i.due_on < d.today AS late,
           ${CLEARING} AS clearing
    FROM invoice i, day d WHERE i.client_id = ${id}::uuid AND i.state = 'open'),
  paid AS (
    SELECT l.currency, -sum(l.amount_minor) AS paid FROM ledger_entry l, day d
    WHERE l.client_id = ${id}::uuid AND l.kind IN ('payment', 'refund', 'refund_reversal', 'dispute', 'dispute_reversal') AND l.on >= date_trunc('year', d.today)
    GROUP BY l.currency),
  owed AS (
    SELECT currency, sum(left_minor) AS open, coalesce(sum(greatest(left_minor - clearing, 0)) FILTER (WHERE late), 0) AS late,
           sum(clearing) AS clearing FROM open GROUP BY currency)
  SELECT c.name, c.name_lang AS "nameLang", c.latin_name AS "latinName", c.address, c.currency, c.zone, c.since,
    c.left_at AS "leftAt",
    EXISTS (SELECT 1 FROM legal_hold h WHERE h.client_id = c.id AND h.document_id IS NULL AND h.lifted_at IS NULL) AS "isHeld", extract(year FROM d.today)::int AS year,
    (SELECT coalesce(json_agg(json_build_object('id', k.id, 'person', p.id, 'name', p.name, 'nameLang', p.name_lang, 'email', p.email,
              'title', k.title, 'rights', ${rightsOf(sql`k`)},
              'hasSecondFactor', EXISTS (SELECT 1 FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL),
              'changed', (SELECT json_build_object('name', cp.name, 'at', k.changed_at) FROM contact ck JOIN person cp ON cp.id = ck.person_id
                 WHERE ck.client_id = k.client_id AND ck.person_id = k.changed_by),
              'joinedAt', k.joined_at, 'invitedAt', k.created_at,
              'lastHereAt', (SELECT v.last_at FROM visit v WHERE v.contact_id = k.id ORDER BY v.started_at DESC LIMIT 1))
              ORDER BY k.created_at, k.id), '[]')
       FROM contact k JOIN person p ON p.id = k.person_id WHERE k.client_id = c.id AND k.ended_at IS NULL) AS contacts,
    (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', p.name, 'nameLang', p.name_lang, 'title', e.title,
              'phone', e.phone, 'part', a.part, 'since', a.started_at) ORDER BY a.part, a.started_at), '[]')
       FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN person p ON p.id = e.person_id
      WHERE a.client_id = c.id AND a.ended_at IS NULL) AS people,
    (SELECT coalesce(json_agg(json_build_object('currency', m.currency, 'open', coalesce(m.open, 0)::text,
              'late', coalesce(m.late, 0)::text, 'clearing', coalesce(m.clearing, 0)::text,
              'credit', ${creditOf(sql`c.id`, sql`m.currency`)}::text,
              'paid', coalesce(m.paid, 0)::text) ORDER BY m.currency <> c.currency, m.currency), '[]')
       FROM (SELECT * FROM owed FULL JOIN paid USING (currency)) m) AS money,
    ${ALL_SIGNED_UP} AS agreements, ${OPEN_QUESTIONS} AS questions
  FROM client c, day d WHERE c.id = ${id}::uuid`;

export function toClientView(actor: EmployeeActor, id: string, row: ClientDbRow): ClientView {
  return {
    ...row,
    id: publicId('cl', id),
    since: dayFromDb(row.since),
    agreements: row.agreements.map(toSignedUp),
    questions: row.questions.map(toOpenQuestion),
    contacts: row.contacts.map((contact) => ({
      ...contact,
      id: publicId('co', contact.id),
      person: publicId('pe', contact.person),
      joinedAt: contact.joinedAt === null ? null : new Date(contact.joinedAt),
      invitedAt: new Date(contact.invitedAt),
      lastHereAt: contact.lastHereAt === null ? null : new Date(contact.lastHereAt),
      changed: contact.changed && {
        name: contact.changed.name,
        at: new Date(contact.changed.at),
      },
    })),
    people: row.people.map((person) => ({
      ...person,
      id: publicId('em', person.id),
      since: new Date(person.since),
      isSelf: person.id === actor.employeeId,
    })),
    money: row.money.map(({ currency, open, late, clearing, credit, paid }) => ({
      currency,
      openMinor: BigInt(open),
      pastDueMinor: BigInt(late),
      clearingMinor: BigInt(clearing),
      creditMinor: BigInt(credit),
      paidThisYearMinor: BigInt(paid),
    })),
  };
}
