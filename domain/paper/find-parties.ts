import { findMailPerson } from '@/domain/mail/find-mail-person';
import type { MailPerson } from '@/domain/mail/mail-message';
import { NAME_HERE } from '@/lib/contact-name';
import { type Reads, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { frameOf, PaperFact } from './paper-frame';

/** Whom a paper is from, and for. */
export type Parties = {
  firm: Parameters<typeof frameOf>[0] & { zone: string; replyMinutes: number };
  client: {
    name: string;
    nameLang: string | null;
    latinName: string | null;
    address: string | null;
  };
  /** The first of the client's people who look after bills. */
  contactName: string | null;
  person: MailPerson;
};

type Row = Parties['firm'] & {
  clientName: string;
  clientLang: string | null;
  latinName: string | null;
  clientAddress: string | null;
  contactName: string | null;
};

/** Two statements. @throws PortalError not_found for another client */
export async function findParties(db: Reads, clientId: string): Promise<Parties> {
  const [[row], person] = await Promise.all([
    db.$queryRaw<Row[]>(sql`
      SELECT f.name, f.address, f.locale, f.zone, f.logo, f.logo_type AS "logoType", f.reply_minutes AS "replyMinutes",
             c.name AS "clientName", c.name_lang AS "clientLang", c.latin_name AS "latinName", c.address AS "clientAddress",
             (SELECT ${NAME_HERE} FROM contact k JOIN person p ON p.id = k.person_id
               WHERE k.client_id = c.id AND k.may_billing AND k.ended_at IS NULL ORDER BY k.created_at, k.id LIMIT 1) AS "contactName"
      FROM firm f CROSS JOIN client c WHERE c.id = ${clientId}::uuid`),
    findMailPerson(db, clientId),
  ]);
  if (!row) throw notFound();
  const { clientName, clientLang, latinName, clientAddress, contactName, ...firm } = row;
  return {
    firm,
    client: { name: clientName, nameLang: clientLang, latinName, address: clientAddress },
    contactName,
    person,
  };
}

/** The client as the first fact of a paper. */
export function clientFact(label: string, { client, contactName }: Parties): PaperFact {
  const address = client.address?.split('\n').map((part) => part.trim()) ?? [];
  return {
    label,
    lines: [client.name, client.latinName, contactName, ...address].filter(isText),
    lang: client.nameLang,
  };
}

/** Who looks after the client, as a fact. */
export function personFact(label: string, { person }: Parties): PaperFact {
  return { label, lines: [person.name, person.phone].filter(isText) };
}

function isText(text: string | null | undefined): text is string {
  return Boolean(text);
}
