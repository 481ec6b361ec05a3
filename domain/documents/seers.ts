import { LANG_HERE, NAME_HERE } from '@/lib/contact-name';
import { sql } from '@/lib/db';

type Sql = ReturnType<typeof sql>;

/** Somebody who can see a document. */
export type Seer = { name: string; nameLang: string | null; isReader: boolean };

/** People who can see something: the first of them, the reader before the others, and how many there are. */
export type SeerList = { first: Seer[]; count: number };

/** Everybody who can see a document, now or, at the client, once it is published. */
export type Seers = { client: SeerList; firm: SeerList };

const NOBODY = sql`json_build_object('count', 0, 'first', '[]'::json)`;

/** `people` gives `id`, `name`, `lang` and `is_reader`. */
function listed(people: Sql, most: number): Sql {
  return sql`
    (SELECT json_build_object('count', count(*)::int, 'first', coalesce(
              json_agg(json_build_object('name', s.name, 'nameLang', s.lang, 'isReader', s.is_reader) ORDER BY s.place)
                FILTER (WHERE s.place <= ${most}), '[]'))
       FROM (SELECT a.*, row_number() OVER (ORDER BY a.is_reader DESC, a.name, a.id) AS place FROM (${people}) a) s)`;
}

function contacts(client: Sql, which: Sql, most: number): Sql {
  return listed(
    sql`SELECT k.id, ${NAME_HERE} AS name, ${LANG_HERE} AS lang, k.person_id = app.person_id() AS is_reader
        FROM contact k JOIN person p ON p.id = k.person_id
        WHERE k.client_id = ${client} AND k.ended_at IS NULL AND ${which}`,
    most,
  );
}

/** Whether the contact `k` is of the audience of the published document `d`: the same rule as the policies of the database. */
export const IS_FOR = sql`
  (d.audience = 'all' OR (d.audience = 'documents_right' AND d.category = ANY (k.document_categories))
    OR (d.audience = 'named' AND EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = d.id AND r.contact_id = k.id)))`;

/**
 * Who at its client may see the document `d`, as JSON of a `SeerList`: the same rule as the policies of the database.
 * @param client the client's id as a statement says it: one that is the same for all rows is asked of once
 */
export function clientSeers(client: Sql, most: number): Sql {
  // A W-2 that is out is seen by those alone to whom it was furnished.
  const isNamed = sql`
    EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = d.id AND r.contact_id = k.id)
    AND (d.form IS NULL OR d.state NOT IN ('published', 'withdrawn') OR EXISTS (
      SELECT 1 FROM w2_delivery w WHERE w.document_id = d.id AND w.contact_id = k.id AND w.furnished_at IS NOT NULL))`;
  // What was sent for something goes by that.
  const seesKind = sql`
    coalesce((SELECT i.category FROM request_item i WHERE i.id = d.item_id), d.category) = ANY (k.document_categories)`;
  return sql`
    CASE d.audience WHEN 'all' THEN ${contacts(client, sql`true`, most)}
                    WHEN 'documents_right' THEN ${contacts(client, seesKind, most)}
                    ELSE ${contacts(client, isNamed, most)} END`;
}

/**
 * Everybody who sees something of what a client sends for a request, as JSON of `Seers`: those there who may see documents
 * of one of the kinds that are asked for, and the firm's.
 */
export function sentSeers(client: Sql, request: Sql, most: number): Sql {
  const seesItem = sql`EXISTS (SELECT 1 FROM request_item i WHERE i.request_id = ${request} AND i.category = ANY (k.document_categories))`;
  return sql`json_build_object('client', ${contacts(client, seesItem, most)}, 'firm', ${firmSeers(client, most)})`;
}

/** Who at the firm sees a client's documents, as JSON of a `SeerList`: who looks after it, and the owners. */
export function firmSeers(client: Sql, most: number): Sql {
  return listed(
    sql`SELECT e.id, p.name, p.name_lang AS lang, e.person_id = app.person_id() AS is_reader
        FROM employee e JOIN person p ON p.id = e.person_id
        WHERE e.ended_at IS NULL AND (e.role = 'owner' OR EXISTS (
          SELECT 1 FROM assignment a WHERE a.client_id = ${client} AND a.employee_id = e.id AND a.ended_at IS NULL))`,
    most,
  );
}

/** Everybody who sees the document `d`, as JSON of `Seers`. What is of no client yet is seen by whoever brought it. */
export function seersColumn(most: number): Sql {
  const bringer = sql`SELECT e.id, p.name, p.name_lang AS lang, e.person_id = app.person_id() AS is_reader
    FROM employee e JOIN person p ON p.id = e.person_id
    WHERE e.ended_at IS NULL AND (e.role = 'owner' OR e.person_id = d.uploaded_by)`;
  return sql`
    json_build_object(
      'client', CASE WHEN d.client_id IS NULL THEN ${NOBODY} ELSE ${clientSeers(sql`d.client_id`, most)} END,
      'firm', CASE WHEN d.client_id IS NULL THEN ${listed(bringer, most)} ELSE ${firmSeers(sql`d.client_id`, most)} END)`;
}
