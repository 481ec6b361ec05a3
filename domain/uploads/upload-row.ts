import { now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';

/** An upload as it stands. */
export type UploadRow = {
  id: string;
  itemId: string | null;
  versionOfId: string | null;
  filename: string;
  folder: string | null;
  isArchive: boolean;
  sizeBytes: number;
  receivedBytes: number;
  createdAt: Date;
  finishedAt: Date | null;
};

/** @throws PortalError not_found for somebody else's, and for one whose time is over. */
export async function readUploadRow(db: Db, id: string): Promise<UploadRow> {
  const row = await db.upload.findFirst({
    where: { id, expiresAt: { gt: now() } },
    select: {
      id: true,
      itemId: true,
      versionOfId: true,
      filename: true,
      folder: true,
      isArchive: true,
      sizeBytes: true,
      receivedBytes: true,
      createdAt: true,
      finishedAt: true,
    },
  });
  if (!row) throw notFound();
  return {
    ...row,
    sizeBytes: Number(row.sizeBytes),
    receivedBytes: Number(row.receivedBytes),
  };
}

/** What a part's key is bound to: no other upload opens it, and it stands nowhere else in its own. */
export function partContext(uploadId: string, startsAt: number): string {
  return `upload ${uploadId} from ${startsAt}`;
}
