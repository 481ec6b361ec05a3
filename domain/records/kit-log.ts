import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isContact } from '@/lib/actor';
import { readAs, sql, sqlEmpty } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import type { ZipPart } from '@/lib/zip-writer';
import { PERSONAL, PERSONAL_KEY, personalReader } from '../activity/personal';
import type { Sealed } from '../person-keys/open-sealed';
import type { Making } from './kit-part';

/** So many events are read at once. */
const A_PAGE = 2000;

type Row = {
  id: string;
  at: Date;
  contactId: string | null;
  by: string;
  visitId: string | null;
  type: string;
  subjectKind: string | null;
  subjectId: string | null;
  data: Record<string, unknown>;
  personal: Sealed | null;
};

/**
 * The activity of the client as JSON lines, as on the wire (events.md, "One event"), oldest first, up to the moment of asking.
 * What was erased is not in it, nor what the firm thinks of its client and why it holds something, whoever asks; a contact is told of no document that
 * they may not see.
 */
export function logPart(making: Making): ZipPart {
  const { kit, give, index } = making;
  const t = translator();
  const kind = t('records.kit.folder.log');
  const path = give([kind], 'activity.jsonl');
  const line = { path, kind, what: t('records.kit.log'), of: '', sizeBytes: 0, sha256: null };
  return {
    ...{ path, modifiedAt: kit.askedAt, compress: true },
    open: () => {
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const counted = async function* () {
        for await (const text of pages(making)) {
          const bytes = Buffer.from(text, 'utf8');
          hash.update(bytes);
          sizeBytes += bytes.length;
          yield bytes;
        }
        index.push({ ...line, sizeBytes, sha256: hash.digest() });
      };
      return Promise.resolve(Readable.from(counted()));
    },
  };
}

async function* pages({ asker, kit }: Making): AsyncGenerator<string> {
  const client = publicId('cl', kit.clientId);
  const visible = isContact(asker)
    ? sql`AND (a.subject_kind IS DISTINCT FROM 'document' OR EXISTS (SELECT 1 FROM document d WHERE d.id = app.uuid_of(a.subject_id)))`
    : sqlEmpty;
  let last: Row | undefined;
  for (;;) {
    const after: Row | undefined = last;
    const rows: Row[] = await readAs(asker, (db) =>
      db.$queryRaw<Row[]>(sql`
        SELECT a.id, a.at, a.contact_id AS "contactId", a.by, a.visit_id AS "visitId", a.type, a.subject_kind AS "subjectKind",
               a.subject_id AS "subjectId", a.data, ${PERSONAL}
        FROM activity_event a ${PERSONAL_KEY}
        WHERE a.client_id = ${kit.clientId}::uuid AND a.at <= ${kit.askedAt} AND a.type !~ '^(signal|hold)[.]' ${visible}
          ${after ? sql`AND (a.at, a.id) > (${after.at}, ${after.id}::uuid)` : sqlEmpty}
        ORDER BY a.at, a.id LIMIT ${A_PAGE}`),
    );
    const read = personalReader();
    yield rows
      .map((row) => `${JSON.stringify(onTheWire(row, read(row).said.data, client))}\n`)
      .join('');
    last = rows.at(-1);
    if (rows.length < A_PAGE) return;
  }
}

function onTheWire(row: Row, personal: Record<string, unknown> | undefined, client: string) {
  const { id, at, contactId, by, visitId, type, subjectKind, subjectId, data } = row;
  return {
    ...{ id, at: at.toISOString(), client },
    contact: contactId && publicId('co', contactId),
    ...{ by, visit: visitId && publicId('vi', visitId), type },
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null,
    data: { ...data, ...personal },
  };
}
