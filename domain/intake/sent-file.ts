import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { Guess } from './guess-document';
import type { Refusal } from './refusal';
import type { Scan } from './scan-staged';

/**
 * A file that a client sent is theirs already, and for those there who may see documents: nothing of that is guessed.
 * Answers whether it still waited for this.
 */
export async function keepSent(
  db: Db,
  documentId: string,
  { pages, guess: { category, year }, scan }: { pages: number | null; guess: Guess; scan: Scan },
): Promise<boolean> {
  const { count } = await db.document.updateMany({
    where: { id: documentId, state: 'staging' },
    data: { state: 'ready', ...scan, heldSince: null, pages, category, year },
  });
  return count > 0;
}

/** A newer file of a document that was published: what is known of it but its length is the document's. */
export async function keepRead(
  db: Db,
  documentId: string,
  { pages, scan }: { pages: number | null; scan: Scan },
): Promise<void> {
  await db.document.updateMany({
    where: { id: documentId, state: 'staging' },
    data: { state: 'ready', ...scan, heldSince: null, pages },
  });
}

/** A file that can't be read is as one that was not sent: its item waits for the client again, unless there are others. */
export async function turnBackSent(db: Db, itemId: string, refusal: Refusal): Promise<void> {
  const item = await db.requestItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { requestId: true, clientId: true },
  });
  // Held, so that whoever sends or judges at the same moment sees what is there.
  await db.$queryRaw(
    sql`SELECT r.id FROM document_request r WHERE r.id = ${item.requestId}::uuid FOR UPDATE`,
  );
  await db.$executeRaw(sql`
    UPDATE request_item i SET state = CASE WHEN i.reason IS NULL THEN 'asked' ELSE 'sent_back' END::request_item_state,
           changed_at = ${now()}
    WHERE i.id = ${itemId}::uuid AND i.state = 'sent'
      AND NOT EXISTS (SELECT 1 FROM document d
                       WHERE d.item_id = i.id AND d.state IN ('staging', 'ready') AND d.sent_back_at IS NULL)`);
  await recordActivity(db, JOB, {
    type: 'document.upload_failed',
    clientId: item.clientId,
    subject: { kind: 'request', id: publicId('rq', item.requestId) },
    data: { reason: failureOf(refusal) },
  });
}

/** A refusal in the vocabulary's few words. */
export function failureOf(refusal: Refusal): 'too_large' | 'type' | 'malware' | 'network' {
  if (refusal === 'too_large' || refusal === 'malware') return refusal;
  return refusal === 'cut_off' || refusal === 'unreadable' ? 'network' : 'type';
}
