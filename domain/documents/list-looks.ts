import type { Actor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import { readCursor, writeCursor } from './cursor';

/** One look at a document, and why where somebody at the firm said so. */
export type OneLook = {
  id: string;
  at: Date;
  name: string;
  nameLang: string | null;
  isReader: boolean;
  by: 'client' | 'staff';
  downloaded: boolean;
  reason: string | null;
};

export type LookRecord = {
  document: { id: string; title: string };
  looks: OneLook[];
  /** Where the earlier ones are. */
  next: string | null;
};

const PAGE_ROWS = 50;

/**
 * Every look at a document, one by one, the last one first: by people, never by a machine. Two statements.
 * @throws PortalError not_found for a document that the actor does not see
 */
export async function listLooks(
  actor: Actor,
  { documentId, cursor }: { documentId: string; cursor?: string | undefined },
): Promise<LookRecord> {
  authorize(actor, 'document.read');
  const after = readCursor(cursor);
  const id = publicId('do', documentId);
  return readAs(actor, async (db) => {
    const goesOn = after ? sql`AND (e.at, e.id) < (${after.at}, ${after.id}::uuid)` : sqlEmpty;
    const [[document], rows] = await Promise.all([
      db.$queryRaw<{ title: string }[]>(
        sql`SELECT d.title FROM document d WHERE d.id = ${documentId}::uuid AND d.state <> 'refused'`,
      ),
      db.$queryRaw<OneLook[]>(sql`
        SELECT e.id, e.at, p.name, p.name_lang AS "nameLang", e.actor_id = ${actor.personId ?? null}::uuid AS "isReader", e.by,
               e.type = 'document.downloaded' AS downloaded, e.reason
        FROM activity_event e JOIN person p ON p.id = e.actor_id
        WHERE e.subject_id = ${id} AND e.type IN ('document.opened', 'document.downloaded') AND e.by IN ('client', 'staff') ${goesOn}
        ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE_ROWS + 1}`),
    ]);
    if (!document) throw notFound();
    const looks = rows.slice(0, PAGE_ROWS);
    const last = looks.at(-1);
    return {
      document: { id, title: document.title },
      looks,
      next: rows.length > PAGE_ROWS && last ? writeCursor({ at: last.at, id: last.id }) : null,
    };
  });
}
