import type { Actor } from '@/lib/actor';
import { addDays, dayFromDb, type Day, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import type { DraftInput } from './draft-input';
import { draftVersion, NO_VERSION } from './draft-version';
import { listLines } from './list-lines';
import { listRecipients, type Recipient } from './recipients';

/** A draft as the editor shows it. Ids are public. */
export type DraftView = DraftInput & {
  id: string;
  /** It was never saved. */
  isNew: boolean;
  /** To be told with every save: what the reader has seen. */
  version: string;
  client: { id: string; name: string; nameLang: string | null };
  recipients: Pick<Recipient, 'name' | 'nameLang' | 'email'>[];
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
    return {
      id: publicId('in', newId()),
      isNew: true,
      version: NO_VERSION,
      title: '',
      currency: row.clientCurrency,
      dueOn: addDays(today, USUAL_DAYS),
      note: null,
      lines: [],
      ...(await surroundings(db, row, today)),
    };
  });
}

type DraftRow = ClientRow & {
  state: string;
  title: string;
  currency: string;
  dueOn: Date | null;
  note: string | null;
};

/**
 * A draft to be gone on with.
 * @throws PortalError not_found; conflict for what has been sent, which does not change any more.
 */
export async function getDraft(actor: Actor, { id }: { id: string }): Promise<DraftView> {
  authorize(actor, 'invoice.draft');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<DraftRow[]>(sql`
      SELECT ${CLIENT}, i.state::text, i.title, i.currency, i.due_on AS "dueOn", i.note
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
      ...(await surroundings(db, row, todayIn(row.zone))),
    };
  });
}

const CLIENT = sql`c.id AS "clientId", c.name AS "clientName", c.name_lang AS "clientLang", c.currency AS "clientCurrency",
  f.zone, f.locale`;

async function surroundings(
  db: Reads,
  row: ClientRow,
  today: Day,
): Promise<Pick<DraftView, 'client' | 'recipients' | 'today' | 'locale'>> {
  const recipients = await listRecipients(db, row.clientId);
  return {
    client: { id: publicId('cl', row.clientId), name: row.clientName, nameLang: row.clientLang },
    recipients: recipients.map(({ name, nameLang, email }) => ({ name, nameLang, email })),
    today,
    locale: row.locale,
  };
}
