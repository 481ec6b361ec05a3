import { type Actor } from '@/lib/actor';
import { dayFromDb, type Day, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import type { LineMark } from '@/lib/mark-line';
import type { TaxSum } from '@/lib/tax';
import { authorize } from '../authorize';
import { creditOf } from '../ledger/credit-of';
import { KEPT_TAXES, type TaxJson, toTax } from '../taxes/kept-taxes';
import { FACTS, FACTS_JOINS, type FactsRow, factsOf } from './facts-row';
import { listLines, type StoredLine } from './list-lines';
import { listMovements } from './list-movements';
import type { SentenceFacts } from './sentences';
import { sentMark } from './sent-mark';
import { deriveStatus, type InvoiceStatus } from './status';
import { type Movement, type TimelineEntry, timelineOf } from './timeline';

/** A line with its public id. */
export type LineView = Pick<
  StoredLine,
  | 'id'
  | 'description'
  | 'detail'
  | 'quantityMilli'
  | 'unitMinor'
  | 'amountMinor'
  | 'reason'
  | 'taxRateMilli'
> & {
  /** What it is against the agreement; null where the bill was held against none. */
  mark: LineMark['kind'] | null;
};

/** One invoice as its page shows it, to either side. Ids are public, days are the firm's. */
export type InvoiceView = {
  id: string;
  number: string | null;
  title: string;
  note: string | null;
  client: { id: string; name: string; nameLang: string | null };
  facts: SentenceFacts;
  status: InvoiceStatus;
  issuedOn: Day | null;
  /** The first look by somebody at the client. */
  seenOn: Day | null;
  seenByName: string | null;
  voidReason: string | null;
  /** Nothing of it was ever paid and nothing is on its way, so that it can be cancelled. */
  voidable: boolean;
  /** What the client has to their credit in its currency. */
  creditMinor: bigint;
  lines: LineView[];
  /** With the lines they make the total. */
  taxes: TaxSum[];
  /** What it was held against, by the day on which that was signed. */
  agreement: { id: string; on: Day } | null;
  timeline: TimelineEntry[];
  today: Day;
  zone: string;
};

type Row = FactsRow & {
  id: string;
  number: string | null;
  title: string;
  note: string | null;
  clientId: string;
  clientName: string;
  clientLang: string | null;
  issuedOn: Date | null;
  sentAt: Date | null;
  sentByName: string | null;
  seenAt: Date | null;
  seenBy: string | null;
  seenByName: string | null;
  voidReason: string | null;
  agreementId: string | null;
  agreedOn: Date | null;
  reminded: { level: number; at: string }[];
  taxes: TaxJson[];
  creditMinor: bigint;
  zone: string;
};

/**
 * One invoice with its lines and what has happened with it. Three statements.
 * @throws PortalError not_found for another client's, and for a draft where a contact asks; forbidden without the right
 * to see bills.
 */
export async function getInvoice(actor: Actor, { id }: { id: string }): Promise<InvoiceView> {
  authorize(actor, 'invoice.read');
  return readAs(actor, async (db) => {
    const [row, lines] = await Promise.all([findRow(db, id), listLines(db, id)]);
    if (!row) throw notFound();
    const movements = await listMovements(db, id, row.zone);
    const today = todayIn(row.zone);
    const facts = factsOf(row, row.zone);
    const status = deriveStatus(facts, { today, zone: row.zone });
    const seenBy = row.seenByName
      ? { name: row.seenByName, isReader: row.seenBy === actor.personId }
      : null;
    const timeline = timelineOf(
      {
        ...row,
        issuedOn: row.issuedOn && dayFromDb(row.issuedOn),
        seenBy,
        reminded: row.reminded.map(({ level, at }) => ({ level, at: new Date(at) })),
      },
      movements,
      { status, dueOn: facts.dueOn, zone: row.zone, today },
    );
    return {
      id: publicId('in', row.id),
      number: row.number,
      title: row.title,
      note: row.note,
      client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
      facts,
      status,
      issuedOn: row.issuedOn && dayFromDb(row.issuedOn),
      seenOn: timeline.find(({ kind }) => kind === 'seen')?.on ?? null,
      seenByName: row.seenByName,
      voidReason: row.voidReason,
      voidable: facts.state === 'open' && !movements.some(isMoney),
      // Whoever has a link sees one bill of many, of which no credit can be told.
      creditMinor: actor.kind === 'link' ? 0n : row.creditMinor,
      lines: lines.map((line) => toLine(line, row.agreementId !== null)),
      taxes: row.taxes.map(toTax),
      agreement:
        row.agreementId && row.agreedOn
          ? { id: publicId('ag', row.agreementId), on: dayFromDb(row.agreedOn) }
          : null,
      timeline,
      today,
      zone: row.zone,
    };
  });
}

function toLine(line: StoredLine, isHeld: boolean): LineView {
  const { description, detail, quantityMilli, unitMinor, amountMinor, reason, taxRateMilli } = line;
  return {
    ...{ description, detail, quantityMilli, unitMinor, amountMinor, reason, taxRateMilli },
    id: publicId('li', line.id),
    mark: isHeld ? (sentMark(line)?.kind ?? null) : null,
  };
}

function isMoney(movement: Movement): boolean {
  return movement.kind === 'payment' && movement.state !== 'failed';
}

async function findRow(db: Reads, id: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT i.id, i.number, i.title, i.note, i.client_id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang",
           i.issued_on AS "issuedOn", i.sent_at AS "sentAt", sender.name AS "sentByName",
           i.seen_at AS "seenAt", i.seen_by AS "seenBy", looker.name AS "seenByName", i.void_reason AS "voidReason",
           g.id AS "agreementId", coalesce(g.signed_on, g.starts_on) AS "agreedOn",
           (SELECT coalesce(json_agg(json_build_object('level', r.level, 'at', r.sent_at)), '[]')
              FROM reminder r WHERE r.invoice_id = i.id) AS reminded,
           ${KEPT_TAXES},
           ${creditOf(sql`i.client_id`, sql`i.currency`)} AS "creditMinor",
           f.zone, ${FACTS}
    FROM invoice i
    JOIN client c ON c.id = i.client_id
    CROSS JOIN firm f
    LEFT JOIN person sender ON sender.id = i.sent_by
    LEFT JOIN person looker ON looker.id = i.seen_by
    LEFT JOIN agreement g ON g.id = i.agreement_id
    ${FACTS_JOINS}
    WHERE i.id = ${id}::uuid`);
  return row;
}
