import { type Db, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import type { DocumentCategory } from '@/lib/document-category';
import type { RequestItemState, RequestState } from './request-view';

export type LockedItem = {
  id: string;
  title: string;
  optional: boolean;
  category: DocumentCategory;
  position: number;
  state: RequestItemState;
  reason: string | null;
};

/** A request as it stands with its items, held until the transaction ends: whoever sends, judges or reminds waits. */
export type LockedRequest = {
  id: string;
  clientId: string;
  title: string;
  note: string | null;
  dueOn: Date | null;
  state: RequestState;
  items: LockedItem[];
};

/** @throws PortalError not_found for another client's, as for none. */
export async function lockRequest(db: Db, id: string): Promise<LockedRequest> {
  await db.$queryRaw(sql`SELECT r.id FROM document_request r WHERE r.id = ${id}::uuid FOR UPDATE`);
  const request = await db.documentRequest.findUnique({
    where: { id },
    select: {
      id: true,
      clientId: true,
      title: true,
      note: true,
      dueOn: true,
      state: true,
      items: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          title: true,
          optional: true,
          category: true,
          position: true,
          state: true,
          reason: true,
        },
      },
    },
  });
  if (!request) throw notFound();
  return request;
}

/**
 * The request of an item, held, and the item in it.
 * @throws PortalError not_found
 */
export async function lockItem(
  db: Db,
  itemId: string,
): Promise<{ request: LockedRequest; item: LockedItem }> {
  const found = await db.requestItem.findUnique({
    where: { id: itemId },
    select: { requestId: true },
  });
  if (!found) throw notFound();
  const request = await lockRequest(db, found.requestId);
  const item = request.items.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  return { request, item };
}
