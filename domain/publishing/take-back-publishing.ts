import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockOutgoing, whyNone } from './lock-outgoing';
import { stopRun } from './publishing-run';

/**
 * Takes back what was published together, or one document of it, before anybody was told: it is as it was before, and
 * the client never learns of it. A season that is still going out goes no further by it, unless it is one document.
 *
 * @returns how many documents were taken back
 * @throws PortalError not_found; conflict once they were told, or a colleague was quicker
 */
export async function takeBackPublishing(
  actor: Actor,
  { publishingId, documentId }: { publishingId: string; documentId?: string },
): Promise<number> {
  authorizeEmployee(actor, 'document.publish');
  return dbAs(
    actor,
    async (db) => {
      const isStopped = !documentId && (await stopRun(db, publishingId));
      const documents = await lockOutgoing(db, {
        publishingId,
        ...(documentId && { documentId }),
      });
      if (documents.length === 0 && !isStopped) throw await whyNone(db, publishingId);
      for (const { id, clientId } of documents) {
        await db.document.update({
          where: { id },
          // Which publishing it was stays, so that whoever asks again learns that it is over.
          data: { state: 'ready', tellsAt: null, publishedBy: null },
          select: { id: true },
        });
        await recordActivity(db, actor, {
          type: 'publishing.taken_back',
          clientId,
          subject: { kind: 'document', id: publicId('do', id) },
          data: {},
        });
      }
      return documents.length;
    },
    { timeoutMs: 60_000 },
  );
}
