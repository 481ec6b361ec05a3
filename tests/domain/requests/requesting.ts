import { finishDocument } from '@/domain/intake/finish-document';
import { createRequest } from '@/domain/requests/create-request';
import type { ItemInput, RequestInput } from '@/domain/requests/request-input';
import { sendItem } from '@/domain/requests/send-item';
import type { ContactActor } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { makePdf, send } from '@/tests/domain/documents/make-files';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const thing = (title: string, rest: Partial<ItemInput> = {}): ItemInput => ({
  title,
  hint: null,
  optional: false,
  category: 'other',
  ...rest,
});

/** A request of Brightwater by Tom, with its items' row ids in their order. */
export async function askFor(
  items: ItemInput[] = [thing('Bank statement, October'), thing('Lease')],
  rest: Partial<RequestInput> = {},
): Promise<{ id: string; items: string[] }> {
  const { id } = await createRequest(cast.tom, {
    clientId: brightwater.clientId,
    request: { title: 'Year-end', note: null, dueOn: '2027-01-15', items, ...rest },
  });
  const rows = await ownerQuery<{ id: string }>(
    'SELECT id FROM request_item WHERE request_id = $1 ORDER BY position',
    [id],
  );
  return { id, items: rows.map((row) => row.id) };
}

let made = 0;

/** Sends a file and has it read; another one each time unless it is given. */
export async function sendFile(
  itemId: string | undefined,
  {
    bytes = makePdf([`Page ${(made += 1)}`]),
    filename = 'statement.pdf',
    as = cast.dana,
    read = true,
  }: { bytes?: Buffer; filename?: string; as?: ContactActor; read?: boolean } = {},
): Promise<string> {
  const { documentId } = await sendItem(as, {
    itemId: itemId ?? '',
    filename,
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  if (read) await finishDocument(documentId);
  return documentId;
}

export async function stateOf(id: string): Promise<{ request: string; items: string[] }> {
  const [row] = await ownerQuery<{ request: string; items: string[] }>(
    `SELECT r.state AS request, (SELECT array_agg(i.state::text ORDER BY i.position) FROM request_item i
       WHERE i.request_id = r.id) AS items FROM document_request r WHERE r.id = $1`,
    [id],
  );
  return row ?? { request: '', items: [] };
}

/** The log about a request, oldest first. */
export async function logOf(id: string): Promise<string[]> {
  const rows = await ownerQuery<{ type: string }>(
    'SELECT type FROM activity_event WHERE subject_id = $1 ORDER BY at, id',
    [publicId('rq', id)],
  );
  return rows.map(({ type }) => type);
}

export async function mailsOf(keyBegins: string): Promise<{ recipient: string; text: string }[]> {
  return ownerQuery('SELECT recipient, subject, text FROM mail WHERE key LIKE $1 ORDER BY key', [
    `${keyBegins}%`,
  ]);
}
