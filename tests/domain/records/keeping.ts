import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withClock } from '@/lib/clock';
import { sweepDeletions } from '@/domain/records/sweep-deletions';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { clearDocuments } from '@/tests/domain/documents/bring';
import { ownerQuery } from '@/tests/support/database';

export const DAY_MS = 86_400_000;

/** No record, no document and no event in this file's database. */
export async function clearRecords(): Promise<void> {
  await clearDocuments();
  await ownerQuery(
    'TRUNCATE legal_hold, document_deletion, retention_period, exit_kit, document_request, rate_window CASCADE',
  );
}

/** The worker's sweep, so many days from now. */
export function sweepIn(days: number): Promise<void> {
  return withClock(new Date(Date.now() + days * DAY_MS), () => sweepDeletions());
}

/** Whether the storage has an object. */
export function isStored(storageKey: string): boolean {
  return existsSync(join(env().STORAGE_DIR, storageKey.slice(0, 2), storageKey));
}

/** The log about a document, oldest first. */
export async function logOf(documentId: string): Promise<{ type: string; data: object }[]> {
  return ownerQuery(
    `SELECT type, data FROM activity_event WHERE subject_id = $1 AND type ~ '^document.dele|^hold' ORDER BY at, id`,
    [publicId('do', documentId)],
  );
}
