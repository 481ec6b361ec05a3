import { dayFromDb, todayIn, type Day } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { FACTS, FACTS_JOINS, type FactsRow, factsOf } from './facts-row';
import type { SentenceFacts } from './sentences';
import { deriveStatus, type InvoiceStatus } from './status';

/** One invoice in a list. Ids are public, days are the firm's. */
export type InvoiceRow = {
  id: string;
  number: string | null;
  title: string;
  client: { id: string; name: string; nameLang: string | null };
  facts: SentenceFacts;
  status: InvoiceStatus;
  issuedOn: Day | null;
  seen: boolean;
  /** Questions about it that wait for an answer. */
  questionsWaiting: number;
};

export type ListedRow = FactsRow & {
  id: string;
  number: string | null;
  title: string;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  issuedOn: Date | null;
  seen: boolean;
  questionsWaiting: number;
  zone: string;
};

/** Selects `ListedRow`s; a WHERE about `i` follows. */
export const LISTED = sql`
  SELECT i.id, i.number, i.title, i.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
         i.issued_on AS "issuedOn", i.seen_at IS NOT NULL AS seen, asks.waiting AS "questionsWaiting", f.zone, ${FACTS}
  FROM invoice i JOIN client c ON c.id = i.client_id CROSS JOIN firm f ${FACTS_JOINS}`;

/** Something of it is not certain to have been paid. */
export const OWED = sql`(i.state IN ('open', 'uncollectible') AND i.total_minor > i.paid_minor + i.credited_minor)`;

export function toInvoiceRow(row: ListedRow): InvoiceRow {
  const facts = factsOf(row, row.zone);
  return {
    id: publicId('in', row.id),
    number: row.number,
    title: row.title,
    client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
    facts,
    status: deriveStatus(facts, { today: todayIn(row.zone), zone: row.zone }),
    issuedOn: row.issuedOn && dayFromDb(row.issuedOn),
    seen: row.seen,
    questionsWaiting: row.questionsWaiting,
  };
}
