import type { ContactActor } from '@/lib/actor';
import { type Day, dayFromDb, now, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import type { ClientShellView } from '../access/shell-view';
import { authorize } from '../authorize';
import type { SigningKind } from '../documents/signing-view';
import { isWaiting, readerSigning } from '../documents/waiting';
import { FACTS, FACTS_JOINS, type FactsRow, factsOf } from '../invoices/facts-row';
import { type Calendar, deriveStatus, type InvoiceStatus } from '../invoices/status';
import { listRequests } from '../requests/list-requests';
import type { RequestRow } from '../requests/request-view';
import { getClientShell } from './get-client-shell';
import { listNews, type News } from './list-news';

/** An invoice with something left to pay, or on its way. */
export type HomeBill = {
  id: string;
  number: string;
  title: string;
  currency: string;
  totalMinor: bigint;
  dueOn: Day;
  clearingMinor: bigint;
  expectedOn: Day | null;
  status: InvoiceStatus;
};

/** A document that is to be read and that nobody at the client has opened, or that the reader is to sign. */
export type HomeDocument = {
  id: string;
  title: string;
  pages: number | null;
  dueOn: Day | null;
  signing: SigningKind | null;
};

export type HomeView = {
  today: Day;
  zone: string;
  /** By due day. */
  bills: HomeBill[];
  /** By due day, those without one last. */
  documents: HomeDocument[];
  /** Lists of documents from which something is left to send. */
  requests: RequestRow[];
  /** W-2s that wait until the reader has said how they want them. */
  heldW2s: number;
  /** When the person was last here before this visit; null at the first. */
  lastHereAt: Date | null;
  news: News[];
};

/** Does this client owe anything, and does anything need this person? With the page's frame, five statements in one go. */
export async function getHome(
  actor: ContactActor,
): Promise<{ shell: ClientShellView; home: HomeView }> {
  authorize(actor, 'home.read');
  return readAs(actor, async (db) => {
    const [shell, bills, documents, asked, news] = await Promise.all([
      getClientShell(actor),
      listBills(db, actor),
      listWaiting(db, actor),
      listRequests(actor, { open: true }),
      listNews(db, actor, now()),
    ]);
    const { zone } = shell;
    const today = todayIn(zone);
    const home = {
      ...{ today, zone, documents },
      bills: bills.map(billAt({ today, zone })),
      requests: asked.filter(({ counts }) => counts.left > 0),
      heldW2s: shell.heldW2s,
      ...news,
    };
    return { shell, home };
  });
}

type BillRow = FactsRow & { id: string; number: string; title: string; dueOn: Date };

function listBills(db: Reads, actor: ContactActor): Promise<BillRow[]> {
  return db.$queryRaw<BillRow[]>(sql`
    SELECT i.id, i.number, i.title, ${FACTS}
    FROM invoice i ${FACTS_JOINS}
    WHERE i.client_id = ${actor.clientId}::uuid AND i.state IN ('open', 'uncollectible')
    ORDER BY i.due_on, i.id`);
}

const billAt =
  (calendar: Calendar) =>
  (row: BillRow): HomeBill => {
    const facts = factsOf(row, calendar.zone);
    return {
      id: publicId('in', row.id),
      number: row.number,
      title: row.title,
      currency: row.currency,
      totalMinor: row.totalMinor,
      dueOn: dayFromDb(row.dueOn),
      clearingMinor: facts.clearingMinor,
      expectedOn: facts.expectedOn,
      status: deriveStatus(facts, calendar),
    };
  };

type DocumentRow = {
  id: string;
  title: string;
  pages: number | null;
  dueOn: Date | null;
  signing: { kind: SigningKind; dueOn: Day | null } | null;
};

async function listWaiting(db: Reads, actor: ContactActor): Promise<HomeDocument[]> {
  const rows = await db.$queryRaw<DocumentRow[]>(sql`
    SELECT d.id, d.title, d.pages, d.due_on AS "dueOn", ${readerSigning(now())} AS signing
    FROM document d
    WHERE d.client_id = ${actor.clientId}::uuid AND ${isWaiting(now())}
    ORDER BY d.due_on NULLS LAST, d.id`);
  return rows.map((row) => ({
    id: publicId('do', row.id),
    title: row.title,
    pages: row.pages,
    dueOn: row.signing?.dueOn ?? (row.dueOn && dayFromDb(row.dueOn)),
    signing: row.signing?.kind ?? null,
  }));
}
