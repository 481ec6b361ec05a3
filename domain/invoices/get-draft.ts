import type { Actor } from '@/lib/actor';
import { addDays, dayFromDb, dayIn, type Day, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import type { TaxRate } from '@/lib/tax';
import { listInForce } from '../agreements/list-in-force';
import { authorize } from '../authorize';
import type { SignedUp } from '../clients/signed-up';
import { RUNNING_RATES } from '../taxes/list-tax-rates';
import type { DraftInput, DraftLine } from './draft-input';
import { draftVersion, NO_VERSION } from './draft-version';
import { listLines, type StoredLine } from './list-lines';
import { listRecipients, type Recipient } from './recipients';

/** A line as the editor shows it; ids are public. */
export type DraftLineView = Required<DraftLine>;

/** A tax that can be put on a line, or that is on one and has ended, by its public id. */
export type TaxChoice = TaxRate & { isEnded: boolean };

/** A draft as the editor shows it. Ids are public. */
export type DraftView = Omit<DraftInput, 'lines'> & {
  lines: DraftLineView[];
  id: string;
  /** It was never saved. */
  isNew: boolean;
  /** To be told with every save: what the reader has seen. */
  version: string;
  client: { id: string; name: string; nameLang: string | null };
  recipients: Pick<Recipient, 'name' | 'nameLang' | 'email'>[];
  /** The taxes of the firm, those first that run; none where it has none. */
  taxes: TaxChoice[];
  /** What its lines are held against, the agreement that it was raised from first. */
  agreements: SignedUp[];
  /** The day on which an agreement raised it by itself; null for one that somebody began. */
  raisedOn: Day | null;
  /** What the client was last sent. */
  lastBill: { on: Day; totalMinor: bigint; currency: string } | null;
  today: Day;
  locale: string;
};

/** How long a client has to pay, unless somebody says otherwise. */
const USUAL_DAYS = 14;

type ClientRow = {
  clientId: string;
  clientName: string;
  clientLang: string | null;
  clientCurrency: string;
  lastBill: { on: Day; total: string; currency: string } | null;
  rates: TaxRate[];
  zone: string;
  locale: string;
};

/**
 * The editor for a new invoice of a client: its id is given here, and it is kept when it is first saved.
 * @throws PortalError not_found for a client that the actor does not look after.
 */
export async function startDraft(
  actor: Actor,
  { clientId }: { clientId: string },
): Promise<DraftView> {
  authorize(actor, 'invoice.draft');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<ClientRow[]>(sql`
      SELECT ${CLIENT} FROM client c CROSS JOIN firm f WHERE c.id = ${clientId}::uuid`);
    if (!row) throw notFound();
    const today = todayIn(row.zone);
    const id = newId();
    return {
      id: publicId('in', id),
      isNew: true,
      version: NO_VERSION,
      title: '',
      currency: row.clientCurrency,
      dueOn: addDays(today, USUAL_DAYS),
      note: null,
      lines: [],
      taxes: choicesOf(row.rates, []),
      raisedOn: null,
      ...(await surroundings(db, row, { id, today })),
    };
  });
}

type DraftRow = ClientRow & {
  state: string;
  title: string;
  currency: string;
  dueOn: Date | null;
  note: string | null;
  raisedAt: Date | null;
};

/**
 * A draft to be gone on with.
 * @throws PortalError not_found; conflict for what has been sent, which does not change any more.
 */
export async function getDraft(actor: Actor, { id }: { id: string }): Promise<DraftView> {
  authorize(actor, 'invoice.draft');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<DraftRow[]>(sql`
      SELECT ${CLIENT}, i.state::text, i.title, i.currency, i.due_on AS "dueOn", i.note,
             CASE WHEN i.period_from IS NOT NULL THEN i.created_at END AS "raisedAt"
      FROM invoice i JOIN client c ON c.id = i.client_id CROSS JOIN firm f WHERE i.id = ${id}::uuid`);
    if (!row) throw notFound();
    if (row.state !== 'draft') throw new PortalError('conflict', 'invoices.errors.sent_already');
    const { title, currency, note } = row;
    const lines = await listLines(db, id);
    const draft = { title, currency, dueOn: row.dueOn && dayFromDb(row.dueOn), note, lines };
    return {
      id: publicId('in', id),
      isNew: false,
      version: draftVersion(draft),
      ...draft,
      lines: lines.map(toLine),
      taxes: choicesOf(row.rates, lines),
      raisedOn: row.raisedAt && dayIn(row.zone, row.raisedAt),
      ...(await surroundings(db, row, { id, today: todayIn(row.zone) })),
    };
  });
}

const CLIENT = sql`c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang", c.currency AS "clientCurrency",
  f.zone, f.locale, ${RUNNING_RATES},
  (SELECT json_build_object('on', b.issued_on, 'total', b.total_minor::text, 'currency', b.currency) FROM invoice b
    WHERE b.client_id = c.id AND b.state NOT IN ('draft', 'void') ORDER BY b.issued_on DESC, b.id DESC LIMIT 1) AS "lastBill"`;

function toLine(line: StoredLine): DraftLineView {
  const { description, detail, quantityMilli, unitMinor, agreementItemId, reason, taxRateId } =
    line;
  return {
    ...{ description, detail, quantityMilli, unitMinor, reason },
    agreementItemId: agreementItemId && publicId('ai', agreementItemId),
    taxRateId: taxRateId && publicId('tx', taxRateId),
  };
}

function choicesOf(running: readonly TaxRate[], lines: readonly StoredLine[]): TaxChoice[] {
  const ended = lines.flatMap(
    ({ taxRateId: id, taxName: name, taxRateMilli: rateMilli, taxEnded }) =>
      taxEnded && id && name !== null && rateMilli !== null ? { id, name, rateMilli } : [],
  );
  const choices = [
    ...running.map((rate) => ({ ...rate, isEnded: false })),
    ...new Map(ended.map((rate) => [rate.id, { ...rate, isEnded: true }])).values(),
  ];
  return choices.map((choice) => ({ ...choice, id: publicId('tx', choice.id) }));
}

async function surroundings(
  db: Reads,
  row: ClientRow,
  { id, today }: { id: string; today: Day },
): Promise<
  Pick<DraftView, 'client' | 'recipients' | 'agreements' | 'lastBill' | 'today' | 'locale'>
> {
  const { clientId, lastBill } = row;
  const [recipients, agreements] = await Promise.all([
    listRecipients(db, clientId),
    listInForce(db, { clientId, invoiceId: id, day: today }),
  ]);
  return {
    client: { id: publicId('cl', clientId), name: row.clientName, nameLang: row.clientLang },
    recipients: recipients.map(({ name, nameLang, email }) => ({ name, nameLang, email })),
    agreements,
    lastBill: lastBill && {
      on: lastBill.on,
      totalMinor: BigInt(lastBill.total),
      currency: lastBill.currency,
    },
    today,
    locale: row.locale,
  };
}
