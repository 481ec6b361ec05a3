import type { MachineActor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { multiplyQuantity } from '@/lib/money';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { documentsThere } from './documents-there';
import type { Mapping, RejectReason, SourceLine } from './source-line';
import { Staging, type StagedLine } from './staging';
import { takeClient } from './take-client';
import { type Taken, takeDocument } from './take-document';

/** One record of the file: its fields, and the number of its line, the header being 1. */
export type FileRecord = { lineNumber: number; fields: readonly string[] };

export type Rejection = { lineNumber: number; reason: RejectReason };

export type ImportSummary = {
  read: number;
  taken: number;
  rejected: number;
  clients: number;
  invoices: number;
  creditNotes: number;
};

export type ImportInput = {
  mapping: Mapping;
  header: readonly string[];
  records: AsyncIterable<FileRecord>;
  as: 'paid' | 'open';
  /** The employee who looks after new clients; null leaves them to the owners. */
  managerId: string | null;
  onRejected: (rejection: Rejection) => Promise<void> | void;
  /** Called for each document taken, with how many there are in all. */
  onProgress?: (done: number, all: number) => void;
};

/** Transactions under way at once: enough to keep the database busy while this process works. */
const AT_ONCE = 6;

/**
 * Takes over another system's invoices and credit notes. Streams: the file is never in memory whole. May be killed at any
 * moment and run again: each document is there whole or not at all, and one that is there counts as taken.
 * @throws PortalError invalid when the header lacks a column.
 */
export async function importInvoices(
  actor: MachineActor,
  input: ImportInput,
): Promise<ImportSummary> {
  authorize(actor, 'import.run');
  const missing = input.mapping.columns.filter((column) => !input.header.includes(column));
  if (missing.length > 0) {
    throw new PortalError('invalid', 'imports.columns_missing', {
      values: { columns: missing.join(', ') },
    });
  }
  const summary: ImportSummary = {
    read: 0,
    taken: 0,
    rejected: 0,
    clients: 0,
    invoices: 0,
    creditNotes: 0,
  };
  const reject = async (rejection: Rejection) => {
    summary.rejected += 1;
    await input.onRejected(rejection);
  };
  const staging = await Staging.open();
  try {
    const staged = await stage(input, staging, summary, reject);
    await take(actor, input, staging, staged, summary, reject);
  } finally {
    await staging.remove();
  }
  await dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'import.finished',
      clientId: null,
      subject: null,
      data: {
        kind: 'invoices',
        read: summary.read,
        taken: summary.taken,
        rejected: summary.rejected,
      },
    }),
  );
  return summary;
}

type Staged = { documents: number; since: Map<string, Day> };
type Reject = (rejection: Rejection) => Promise<void>;

/** Reads, checks and sorts every line to its document. */
async function stage(
  input: ImportInput,
  staging: Staging,
  summary: ImportSummary,
  reject: Reject,
): Promise<Staged> {
  const documents = new Set<string>();
  const since = new Map<string, Day>();
  for await (const { lineNumber, fields } of input.records) {
    summary.read += 1;
    const line = readLine(input, fields);
    if (typeof line === 'string') {
      await reject({ lineNumber, reason: line });
      continue;
    }
    documents.add(line.documentKey);
    const earliest = since.get(line.clientKey);
    if (!earliest || line.issuedOn < earliest) since.set(line.clientKey, line.issuedOn);
    await staging.add({ ...line, lineNumber });
  }
  return { documents: documents.size, since };
}

function readLine(
  { mapping, header }: ImportInput,
  fields: readonly string[],
): SourceLine | RejectReason {
  if (fields.length < header.length) return 'columns_missing';
  if (fields.length > header.length) return 'columns_too_many';
  const line = mapping.read(
    Object.fromEntries(header.map((column, place) => [column, fields[place] ?? ''])),
  );
  if (typeof line === 'string') return line;
  try {
    multiplyQuantity(line.unitMinor, line.quantityMilli);
    return line;
  } catch {
    return 'amount_too_large';
  }
}

/** Takes the documents, several at once, each in its own transaction. */
async function take(
  actor: MachineActor,
  input: ImportInput,
  staging: Staging,
  staged: Staged,
  summary: ImportSummary,
  reject: Reject,
): Promise<void> {
  const { source } = input.mapping;
  const clientOf = clientFinder(actor, input, staged, summary);
  let done = 0;
  const takeOne = async (lines: StagedLine[], linesThere: number | undefined): Promise<void> => {
    const { fitting, strange } = splitByHeader(lines);
    const first = fitting[0]!;
    const result =
      linesThere === undefined
        ? await takeDocument(actor, fitting, {
            source,
            clientId: await clientOf(first),
            as: input.as,
          })
        : keep(fitting, linesThere);
    summary.taken += result.taken;
    if (result.isNew) summary[first.kind === 'invoice' ? 'invoices' : 'creditNotes'] += 1;
    for (const { lineNumber } of strange)
      await reject({ lineNumber, reason: 'differs_from_invoice' });
    for (const rejection of result.rejected) await reject(rejection);
    done += 1;
    input.onProgress?.(done, staged.documents);
  };
  for await (const documents of staging.parts()) {
    const there = await documentsThere(actor, source, [...documents.keys()]);
    const waiting = documents.entries();
    const worker = async (): Promise<void> => {
      for (const [key, lines] of waiting) await takeOne(lines, there.get(key));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

/** Asks once for each client, however many of its documents are on their way. */
function clientFinder(
  actor: MachineActor,
  input: ImportInput,
  staged: Staged,
  summary: ImportSummary,
): (line: StagedLine) => Promise<string> {
  const clients = new Map<string, Promise<string>>();
  return (line) => {
    const known = clients.get(line.clientKey);
    if (known) return known;
    const asked = takeClient(actor, {
      source: input.mapping.source,
      clientKey: line.clientKey,
      name: line.clientName,
      country: line.country,
      currency: line.currency,
      since: staged.since.get(line.clientKey) ?? line.issuedOn,
      managerId: input.managerId,
    }).then(({ clientId, isNew }) => {
      if (isNew) summary.clients += 1;
      return clientId;
    });
    clients.set(line.clientKey, asked);
    return asked;
  };
}

/** Of a document that is there, the lines up to its own count are taken; a further one comes too late. */
function keep(lines: readonly StagedLine[], linesThere: number): Taken {
  const late = lines.slice(linesThere);
  return {
    taken: lines.length - late.length,
    rejected: late.map(({ lineNumber }) => ({ lineNumber, reason: 'already_final' as const })),
    isNew: false,
  };
}

/** A document has one client, one currency and one kind: those of its first line. */
function splitByHeader(lines: readonly StagedLine[]) {
  const first = lines[0]!;
  const fits = (line: StagedLine) =>
    line.clientKey === first.clientKey &&
    line.currency === first.currency &&
    line.kind === first.kind;
  return { fitting: lines.filter(fits), strange: lines.filter((line) => !fits(line)) };
}
