import { type Db, sql } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { foldText } from '../words/fold-text';
import { type MatchableClient, matchClient, type MatchedBy } from './match-client';

type Staged = { filename: string; folder: string | null; uploadedBy: string | null };

export type Owner = {
  clientId: string | null;
  matchedBy: MatchedBy | null;
  candidates: string[];
  /** The one contact of the client whose name stands in the file, for papers that are one person's. */
  reader: string | null;
};

const NUMBERED =
  /(?:invoice|inv|bill|rechnung|facture|factura|счёт|счет|請求書|№|nr|no|#)[\s._:#-]*(?:number|no|nr)?[\s._:#-]*([a-z]{0,4}-?\d{3,12})(?![\p{L}\p{N}])/giu;
const CLIENT_ID = /\bcl_[0-9a-hjkmnp-tv-z]{26}\b/g;
const MOST_NUMBERS = 50;

/**
 * Whose a staged file is, among the clients that whoever brought it looks after: nobody is matched to a client whom they
 * could not see.
 */
export async function findOwner(db: Db, row: Staged, text: string): Promise<Owner> {
  const clients = await clientsOf(db, row.uploadedBy);
  const numbered = await withNumbers(db, `${row.folder ?? ''}\n${row.filename}\n${text}`, clients);
  const match = matchClient(
    { filename: row.filename, folder: row.folder ?? '', text, numbered },
    clients,
  );
  const reader = match.clientId
    ? await findReader(db, match.clientId, `${row.folder ?? ''} ${row.filename} ${text}`)
    : null;
  return { ...match, reader };
}

/** The clients that an employee looks after. */
export function clientsOf(db: Db, personId: string | null): Promise<MatchableClient[]> {
  return db.$queryRaw<MatchableClient[]>(sql`
    SELECT c.id, c.name, c.latin_name AS "latinName", c.left_at IS NOT NULL AS left
    FROM client c
    WHERE EXISTS (SELECT 1 FROM employee e WHERE e.person_id = ${personId}::uuid AND e.ended_at IS NULL
                   AND (e.role = 'owner' OR EXISTS (SELECT 1 FROM assignment a
                          WHERE a.client_id = c.id AND a.employee_id = e.id AND a.ended_at IS NULL)))
    ORDER BY c.name, c.id`);
}

async function withNumbers(
  db: Db,
  text: string,
  clients: readonly MatchableClient[],
): Promise<string[]> {
  const known = new Set(clients.map(({ id }) => id));
  const named = [...text.matchAll(CLIENT_ID)]
    .flatMap(([id]) => asClient(id))
    .filter((id) => known.has(id));
  const numbers = [
    ...new Set([...text.replaceAll('_', ' ').matchAll(NUMBERED)].map(([, number]) => number ?? '')),
  ];
  if (numbers.length === 0) return named;
  const invoices = await db.invoice.findMany({
    where: { number: { in: numbers.slice(0, MOST_NUMBERS) }, clientId: { in: [...known] } },
    select: { clientId: true },
    distinct: ['clientId'],
  });
  return [...new Set([...named, ...invoices.map(({ clientId }) => clientId)])];
}

function asClient(id: string): string[] {
  try {
    return [parseId('cl', id)];
  } catch {
    return [];
  }
}

async function findReader(db: Db, clientId: string, text: string): Promise<string | null> {
  const contacts = await db.contact.findMany({
    where: { clientId, endedAt: null },
    select: { id: true, person: { select: { name: true } } },
  });
  const folded = foldText(text);
  const found = contacts.filter(({ person }) => isNamed(person.name, folded));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** First and last name in this order, with a middle name or two between them at most. */
function isNamed(name: string, folded: string): boolean {
  const words = foldText(name).trim().split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length === 1) return first.length > 1 && folded.includes(first);
  return new RegExp(` ${first} (?:\\S+ ){0,2}${last} `, 'u').test(folded);
}
