import { type Db, sql } from '@/lib/db';
import type { DocumentAudience } from '../documents/category';
import type { DocumentCategory } from '@/lib/document-category';
import type { Owner } from './find-owner';
import type { Guess } from './guess-document';

/** What the list of a season says of a document. */
export type Listed = {
  clientId: string;
  contactId: string | null;
  person: string | null;
  title: string | null;
  category: DocumentCategory | null;
  /** The firm's own, with the portal's that it belongs to. */
  firmCategoryId: string | null;
  year: number | null;
};

export type Settled = Omit<Owner, 'matchedBy'> & {
  matchedBy: Owner['matchedBy'];
  title: string;
  category: DocumentCategory;
  firmCategoryId: string | null;
  year: number;
  audience: DocumentAudience;
  form: Guess['form'];
  /** False where somebody has to look at it first. */
  isSure: boolean;
};

/** The line of a season's list that means the document. */
export async function findListed(db: Db, documentId: string): Promise<Listed | null> {
  const [listed] = await db.$queryRaw<Listed[]>(sql`
    SELECT r.client_id AS "clientId", r.contact_id AS "contactId", r.person, r.title, r.category,
           oc.id AS "firmCategoryId", r.year
    FROM season_row r LEFT JOIN firm_category oc ON oc.id = r.firm_category_id AND oc.category = r.category
    WHERE r.document_id = ${documentId}::uuid AND r.client_id IS NOT NULL`);
  return listed ?? null;
}

/**
 * Whose a document of a season is: the list says so, unless the document itself speaks for somebody else; and one person's
 * paper is for whom the list names there. What is not sure is somebody's to check, as any other file.
 */
export function settleListed(listed: Listed, guess: Guess, owner: Owner): Settled {
  const category = listed.category ?? guess.category;
  const differs = owner.clientId !== null && owner.clientId !== listed.clientId;
  const isPersonal = listed.person !== null || guess.personal;
  return {
    clientId: differs ? null : listed.clientId,
    matchedBy: 'list',
    candidates: differs ? [listed.clientId, ...(owner.clientId ? [owner.clientId] : [])] : [],
    reader: differs ? null : listed.contactId,
    title: listed.title ?? guess.title,
    category,
    firmCategoryId: listed.firmCategoryId,
    year: listed.year ?? guess.year,
    audience: isPersonal ? 'named' : 'documents_right',
    form: isPersonal ? guess.form : null,
    isSure: !differs && (!isPersonal || listed.contactId !== null),
  };
}
