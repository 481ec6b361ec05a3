import { makePdf, send } from './make-files';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import type { ChosenCategory, DocumentAudience } from '@/domain/documents/category';
import { changeDocument } from '@/domain/publishing/change-document';
import { finishDocument } from '@/domain/intake/finish-document';
import { listIncoming } from '@/domain/intake/list-incoming';
import { publishDocuments, type ToPublish } from '@/domain/publishing/publish-documents';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { uploadDocument } from '@/domain/intake/upload-document';
import type { EmployeeActor } from '@/lib/actor';
import { parseId } from '@/lib/ids';

/** No document, no mail and no event in this file's database. */
export async function clearDocuments(): Promise<void> {
  await ownerQuery(
    'TRUNCATE document, document_reader, document_grant, mail, activity_event, visit CASCADE',
  );
}

/** Brings a file with a text, by its name a PDF or a plain text, and reads it; answers its row id. */
export async function bringReady({
  text,
  filename = 'paper.pdf',
  as = cast.tom,
}: {
  text: string;
  filename?: string;
  as?: EmployeeActor;
}): Promise<string> {
  const bytes = filename.endsWith('.txt') ? Buffer.from(text) : makePdf([text]);
  const { documentId } = await uploadDocument(as, {
    filename,
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  await finishDocument(documentId);
  return documentId;
}

/** What an employee sees among the incoming files. */
export async function look(actor: EmployeeActor) {
  return (await listIncoming(actor)).documents;
}

/** A document of Brightwater's, published by Tom; answers its row id. */
export async function publishOne(
  options: {
    category?: ChosenCategory;
    audience?: DocumentAudience;
    readers?: string[];
    title?: string;
    year?: number;
    actionNeeded?: boolean;
    bytes?: string;
  } = {},
): Promise<string> {
  const id = await bringReady({
    text: `${brightwater.name} ${options.bytes ?? ''}\n${'A line of a paper. '.repeat(20)}`,
    filename: `${options.title ?? 'paper'}.txt`,
  });
  await changeDocument(cast.tom, {
    documentId: id,
    title: options.title ?? 'Paper',
    category: options.category ?? 'statement',
    year: options.year ?? 2026,
    audience: options.audience ?? 'documents_right',
    readers: options.readers ?? [],
    actionNeeded: options.actionNeeded ?? false,
    dueOn: null,
  });
  const row = (await look(cast.tom)).find((each) => parseId('do', each.id) === id);
  await publishAtOnce(cast.tom, [{ documentId: id, version: row?.version ?? '' }]);
  return id;
}

/** Publishes, and does not wait out the ten minutes in which it can be taken back. */
export async function publishAtOnce(
  actor: EmployeeActor,
  items: readonly ToPublish[],
): Promise<void> {
  const { publishingId } = await publishDocuments(actor, items);
  await tellPublishing(actor, publishingId);
}

/** What a row keeps of its object. */
export async function contextlessRow(id: string) {
  const [row] = await ownerQuery<{
    storageKey: string;
    wrappedKey: Buffer;
    keyId: string;
    sizeBytes: string;
  }>(
    `SELECT storage_key AS "storageKey", wrapped_key AS "wrappedKey", key_id AS "keyId", size_bytes AS "sizeBytes"
     FROM document WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error(`There is no document ${id}.`);
  return row;
}
