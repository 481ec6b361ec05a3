import type { Actor, EmployeeActor } from '@/lib/actor';
import { type Day, dayToDb, isDay } from '@/lib/clock';
import { type Db, dbAs, isForeignKeyViolation } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import type { ChosenCategory, DocumentAudience, DocumentForm } from '../documents/category';
import { type DocumentFacts, lockDocuments } from '../documents/document-version';
import { settleCategory, wrongCategory } from '../documents/own-category';
import { plainLine } from '../documents/plain-line';

export type DocumentChange = {
  documentId: string;
  title: string;
  category: ChosenCategory;
  year: number;
  audience: DocumentAudience;
  /** Contacts of its client; read for the named audience alone. */
  readers: readonly string[];
  /** Whether it is one person's W-2; left as it is where nothing is said. */
  form?: DocumentForm | null;
  actionNeeded: boolean;
  /** A calendar day in the firm's zone, for what the client is to do. */
  dueOn: Day | null;
};

const MOST_TITLE = 200;
const YEARS = { from: 1950, to: 2100 };

/**
 * Says what a document is and who may see it, before it is published.
 * @throws PortalError invalid by field, not_found, conflict once it is published
 */
export async function changeDocument(actor: Actor, change: DocumentChange): Promise<void> {
  authorizeEmployee(actor, 'document.match');
  const title = check(change);
  try {
    await keep(actor, change, title);
  } catch (error) {
    // The firm's own category was removed while it was being chosen.
    throw isForeignKeyViolation(error) ? wrongCategory('gone') : error;
  }
}

async function keep(actor: EmployeeActor, change: DocumentChange, title: string): Promise<void> {
  await dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [change.documentId]);
    if (!document) throw notFound();
    if (document.state !== 'ready') throw new PortalError('conflict', 'documents.not_ready');
    const form = change.form === undefined ? document.form : change.form;
    if (form === 'w2' && change.audience !== 'named') {
      const fields = { audience: 'consent.w2_is_named' };
      throw new PortalError('invalid', 'consent.w2_is_named', { fields });
    }
    const categories = await settleCategory(db, change.category, document.firmCategoryId);
    const readers = await readersOf(db, document, change);
    await db.document.update({
      where: { id: document.id },
      data: {
        title,
        ...categories,
        year: change.year,
        audience: change.audience,
        form,
        actionNeeded: change.actionNeeded,
        dueOn: change.dueOn ? dayToDb(change.dueOn) : null,
      },
      select: { id: true },
    });
    await db.documentReader.deleteMany({ where: { documentId: document.id } });
    await db.documentReader.createMany({ data: readers });
    const fields = changedFields(document, {
      ...change,
      ...categories,
      title,
      form,
      readers: readers.map((each) => each.contactId),
    });
    if (fields.length === 0) return;
    await recordActivity(db, actor, {
      type: 'document.changed',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', document.id) },
      data: { fields },
    });
  });
}

/** @returns the title as it is kept */
function check({ title, year, actionNeeded, dueOn }: DocumentChange): string {
  const fields: Record<string, string> = {};
  const plain = plainLine(title);
  if (!plain) fields.title = 'errors.required';
  if ([...plain].length > MOST_TITLE) fields.title = 'errors.too_long';
  if (!Number.isInteger(year) || year < YEARS.from || year > YEARS.to)
    fields.year = 'documents.year_invalid';
  if (dueOn !== null && !isDay(dueOn)) fields.dueOn = 'errors.day_invalid';
  if (dueOn !== null && !actionNeeded) fields.dueOn = 'documents.due_without_action';
  if (Object.keys(fields).length) throw new PortalError('invalid', 'errors.invalid', { fields });
  return plain;
}

async function readersOf(
  db: Db,
  { id, clientId }: DocumentFacts,
  { audience, readers }: DocumentChange,
) {
  if (audience !== 'named' || !clientId || readers.length === 0) return [];
  const found = await db.contact.findMany({
    where: { id: { in: [...readers] }, clientId, endedAt: null },
    select: { id: true },
  });
  // Somebody of another client, or who has left, is not to be found among this client's people.
  if (found.length !== new Set(readers).size) throw notFound();
  return found.map((contact) => ({ documentId: id, clientId, contactId: contact.id }));
}

function changedFields(
  before: DocumentFacts,
  after: Omit<DocumentFacts, 'id' | 'state' | 'clientId' | 'readers' | 'signing'> &
    Pick<DocumentChange, 'readers'>,
): string[] {
  const fields = [
    'title',
    'category',
    'year',
    'audience',
    'form',
    'actionNeeded',
    'dueOn',
  ] as const;
  const changed: string[] = fields.filter((field) => before[field] !== after[field]);
  const isOther = before.firmCategoryId !== after.firmCategoryId;
  if (isOther && !changed.includes('category')) changed.push('category');
  if ([...before.readers].sort().join() !== [...after.readers].sort().join())
    changed.push('readers');
  return changed;
}
