import { createHash } from 'node:crypto';
import { todayIn } from '@/lib/clock';
import { dbAs, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { openObject } from '@/lib/storage';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { recordDownload } from '../invoices/record-download';
import { findReceiptPaper } from '../paper/find-receipt-paper';
import { findStatementPaper } from '../paper/find-statement-paper';
import { pdfContext } from '../paper/keep-invoice-pdf';
import type { ReceiptPaper } from '../paper/receipt-paper';
import type { StatementPaper } from '../paper/statement-paper';
import { getReceipt } from '../payments/get-receipt';
import { getStatement } from '../statements/get-statement';
import type { Statement } from '../statements/statement';
import { statementCsv } from '../statements/statement-csv';
import type { KitAsker } from './kit-asker';
import { madePart, type Making } from './kit-part';

/** Makes PDFs, which the domain itself does not draw. */
export type PaperMaker = {
  /** Makes the PDF of an invoice and keeps it, where none is kept yet. */
  keepInvoice: (invoiceId: string) => Promise<void>;
  receipt: (paper: ReceiptPaper) => Promise<Uint8Array>;
  statement: (paper: StatementPaper) => Promise<Uint8Array>;
};

/** Of the movements of a currency so many are printed, the newest; the CSV has all. */
const MOST_ON_PAPER = 2000;

export type Billed = {
  invoices: { id: string; number: string; title: string; issuedOn: string; at: Date }[];
  receipts: { id: string; number: string }[];
};

/** The bills and receipts of a client that the asker may see. */
export function listBilled(asker: KitAsker, clientId: string): Promise<Billed> {
  return readAs(asker, async (db) => {
    const [invoices, receipts] = await Promise.all([
      db.$queryRaw<Billed['invoices']>(sql`
        SELECT i.id, i.number, i.title, i.issued_on::text AS "issuedOn", coalesce(i.sent_at, i.created_at) AS at
        FROM invoice i WHERE i.client_id = ${clientId}::uuid AND i.state <> 'draft' ORDER BY i.issued_on, i.id`),
      db.$queryRaw<Billed['receipts']>(sql`
        SELECT y.id, y.receipt_number AS number FROM payment y
        WHERE y.client_id = ${clientId}::uuid AND y.state = 'succeeded' AND y.receipt_number IS NOT NULL
          AND y.received_on IS NOT NULL ORDER BY y.received_on, y.id`),
    ]);
    return { invoices, receipts };
  });
}

/** Every final invoice as it was sent. */
export async function* invoiceParts(
  making: Making,
  invoices: Billed['invoices'],
  maker: PaperMaker,
): AsyncGenerator<ZipPart> {
  const t = translator();
  for (const { id, number, title, issuedOn, at } of invoices) {
    await maker.keepInvoice(id);
    const pdf = await dbAs(making.asker, (db) =>
      db.invoicePdf.findUnique({ where: { invoiceId: id } }),
    );
    if (!pdf) continue;
    await recordDownload(making.asker, { id });
    const kind = t('records.kit.folder.invoices');
    const path = making.give([kind], `${t('receipts.invoice', { number })}.pdf`);
    const sizeBytes = Number(pdf.sizeBytes);
    making.index.push({ path, what: title, kind, of: issuedOn, sizeBytes, sha256: pdf.sha256 });
    yield { path, modifiedAt: at, compress: false, open: () => openObject(pdf, pdfContext(id)) };
  }
}

/** A receipt for all money that is certain, as it is printed today. */
export async function* receiptParts(
  making: Making,
  receipts: Billed['receipts'],
  maker: PaperMaker,
): AsyncGenerator<ZipPart> {
  const t = translator();
  const kind = t('records.kit.folder.receipts');
  for (const { id, number } of receipts) {
    const receipt = await getReceipt(making.asker, { id });
    const bytes = await maker.receipt(await findReceiptPaper(making.asker, receipt));
    const what = t('receipts.one', { number });
    yield made(making, { kind, what, of: receipt.receivedOn, name: `${what}.pdf`, bytes });
  }
}

/** The account from its first day, all currencies in one PDF, and each as a CSV with every movement. */
export async function* statementParts(making: Making, maker: PaperMaker): AsyncGenerator<ZipPart> {
  const { asker, kit } = making;
  const t = translator();
  const kind = t('records.kit.folder.statements');
  const ask = async (currency?: string, newest?: number) => {
    const [firm] = await readAs(asker, (db) =>
      db.$queryRaw<{ zone: string }[]>(sql`SELECT f.zone FROM firm f`),
    );
    const span = { name: 'all' as const, from: null, to: todayIn(firm?.zone ?? 'UTC') };
    return getStatement(asker, { clientId: kit.clientId, currency, span, newest });
  };
  const first = await ask(undefined, MOST_ON_PAPER);
  const statements: [Statement, ...Statement[]] = [first];
  for (const { currency } of first.others) statements.push(await ask(currency, MOST_ON_PAPER));
  const bytes = await maker.statement(await findStatementPaper(asker, statements));
  const what = t('records.kit.statement', { day: first.to });
  yield made(making, { kind, what, of: first.to, name: `${what}.pdf`, bytes });
  for (const { currency } of statements) {
    const whole = await ask(currency);
    const csv = [...statementCsv(whole, t)].join('');
    const name = `${t('records.kit.statement', { day: `${first.to}, ${currency}` })}.csv`;
    yield made(making, { kind, what: name, of: whole.to, name, bytes: Buffer.from(csv, 'utf8') });
  }
}

type Made = { kind: string; what: string; of: string; name: string; bytes: Uint8Array };

function made({ give, index }: Making, { kind, what, of, name, bytes }: Made): ZipPart {
  const path = give([kind], name);
  const sha256 = createHash('sha256').update(bytes).digest();
  index.push({ path, kind, what, of, sizeBytes: bytes.length, sha256 });
  return madePart(path, bytes, new Date(`${of}T12:00:00Z`));
}

/** What an event about a kit is done to. */
export function kitSubject(clientId: string) {
  return { kind: 'client' as const, id: publicId('cl', clientId) };
}
