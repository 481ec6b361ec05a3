import { createHash } from 'node:crypto';
import { type Db, sql, sqlJoin } from '@/lib/db';
import type { Day } from '@/lib/clock';
import type { DocumentAudience, DocumentForm } from './category';
import type { DocumentCategory } from '@/lib/document-category';
import type { SigningKind } from './signing-view';

/** All of a document that says what would go to whom. */
export type DocumentFacts = {
  id: string;
  state: string;
  clientId: string | null;
  title: string;
  category: DocumentCategory;
  /** The firm's own within that one. */
  firmCategoryId: string | null;
  year: number;
  audience: DocumentAudience;
  form: DocumentForm | null;
  actionNeeded: boolean;
  dueOn: string | null;
  /** Contacts of the named audience. */
  readers: string[];
  /** What is asked of it as soon as it is told of; for the firm alone. */
  signing: PlannedSigning | null;
};

/** That contacts are asked to sign a document, or to confirm that they have read it. */
export type PlannedSigning = {
  kind: SigningKind;
  signers: string[];
  /** The last day on which it can be done; null for no end. */
  dueOn: Day | null;
};

/** What of a document is in its version, for a SELECT that names the table `d`. */
export const VERSION_COLUMNS = sql`
  d.id, d.state, d.client_id AS "clientId", d.title, d.category, d.firm_category_id AS "firmCategoryId", d.year, d.audience, d.form, d.action_needed AS "actionNeeded",
  d.due_on::text AS "dueOn",
  (SELECT coalesce(array_agg(r.contact_id ORDER BY r.contact_id), '{}') FROM document_reader r WHERE r.document_id = d.id)
    AS readers,
  (SELECT json_build_object('kind', w.kind, 'signers', w.signers, 'dueOn', w.due_on) FROM signing_plan w
    WHERE w.document_id = d.id AND w.problem IS NULL) AS signing`;

/**
 * A short name of how a document stands. Whoever changes or publishes it says which one they saw, so that nothing goes
 * out otherwise than it was looked at, whoever else works on it.
 */
export function versionOf(facts: DocumentFacts): string {
  const all = [
    facts.id,
    facts.clientId,
    facts.title,
    facts.category,
    facts.firmCategoryId,
    facts.year,
    facts.audience,
    facts.form,
    facts.actionNeeded,
    facts.dueOn,
    [...facts.readers].sort(),
    facts.signing && [facts.signing.kind, facts.signing.signers, facts.signing.dueOn],
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 16);
}

const IS_A_DOCUMENT = sql`d.item_id IS NULL AND d.version_of IS NULL`;

/**
 * The firm's documents as they stand, locked until the transaction ends, always in one order, so that two who do it both end. What a
 * client sent is not among them: it is neither changed nor published; nor is a newer file of one, which is no document of
 * its own.
 */
export async function lockDocuments(db: Db, ids: readonly string[]): Promise<DocumentFacts[]> {
  if (ids.length === 0) return [];
  const list = sqlJoin(ids.map((id) => sql`${id}::uuid`));
  await db.$queryRaw(
    sql`SELECT d.id FROM document d WHERE d.id IN (${list}) AND ${IS_A_DOCUMENT} ORDER BY d.id FOR UPDATE`,
  );
  return db.$queryRaw<DocumentFacts[]>(
    sql`SELECT ${VERSION_COLUMNS} FROM document d WHERE d.id IN (${list}) AND ${IS_A_DOCUMENT} ORDER BY d.id`,
  );
}
