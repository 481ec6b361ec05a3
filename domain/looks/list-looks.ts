import type { Actor } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { PERSONAL, PERSONAL_KEY, personalReader, type PersonalState } from '../activity/personal';
import { authorize } from '../authorize';
import type { Sealed } from '../person-keys/open-sealed';
import { readCursor, writeCursor } from '../documents/cursor';

/** One look at a document, and why where somebody at the firm said so. */
export type OneLook = {
  id: string;
  at: Date;
  name: string;
  nameLang: string | null;
  isReader: boolean;
  by: 'client' | 'staff';
  downloaded: boolean;
  /** Empty where it is erased or can't be read, which `personal` says. */
  reason: string | null;
  personal: PersonalState;
};

type Row = Omit<OneLook, 'personal'> & { personal: Sealed | null };

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
    const goesOn = after ? sql`AND (a.at, a.id) < (${after.at}, ${after.id}::uuid)` : sqlEmpty;
    const [[document], rows] = await Promise.all([
      db.$queryRaw<{ title: string }[]>(
        sql`SELECT d.title FROM document d WHERE d.id = ${documentId}::uuid AND d.state <> 'refused'`,
      ),
      db.$queryRaw<Row[]>(sql`
        SELECT a.id, a.at, p.name, p.name_lang AS "nameLang", a.actor_id = ${actor.personId ?? null}::uuid AS "isReader", a.by,
               a.type = 'document.downloaded' AS downloaded, a.reason, ${PERSONAL}
        FROM activity_event a JOIN person p ON p.id = a.actor_id ${PERSONAL_KEY}
        WHERE a.subject_id = ${id} AND a.type IN ('document.opened', 'document.downloaded') AND a.by IN ('client', 'staff') ${goesOn}
        ORDER BY a.at DESC, a.id DESC LIMIT ${PAGE_ROWS + 1}`),
    ]);
    if (!document) throw notFound();
    const read = personalReader();
    const looks = rows.slice(0, PAGE_ROWS).map((row) => {
      const { state, said } = read(row);
      return { ...row, personal: state, reason: said.reason ?? row.reason };
    });
    const last = looks.at(-1);
    return {
      document: { id, title: document.title },
      looks,
      next: rows.length > PAGE_ROWS && last ? writeCursor({ at: last.at, id: last.id }) : null,
    };
  });
}
