import type { Actor } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { refuseHeld } from '../intake/refuse-held';
import { lockRecord } from './lock-record';
import { isTypedAlike } from './typed-alike';

/** For so long a deletion can be taken back: a week has a working day in it for everybody, and most absences end in it. */
export const DELAY_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Asks for a document to be destroyed, by typing what it is called. From this moment its client does not see it; until `dueAt`
 * it can be taken back; then the worker destroys its key and its bytes, and nobody has it any more.
 *
 * @throws PortalError not_found; invalid (`title`) where another title is typed; conflict for what is no record, is held, or is
 * being deleted already
 */
export async function scheduleDeletion(
  actor: Actor,
  { documentId, title }: { documentId: string; title: string },
): Promise<{ dueAt: Date }> {
  authorizeEmployee(actor, 'document.delete');
  return dbAs(actor, async (db) => {
    const document = await lockRecord(db, documentId);
    if (!document) throw notFound();
    const { clientId, category, ownCategory, year, sizeBytes, sha256 } = document;
    if (document.isLeaving) throw new PortalError('conflict', 'records.errors.leaving_already');
    if (!document.isRecord || !clientId)
      throw new PortalError('conflict', 'records.errors.no_record');
    await refuseHeld(db, document);
    if (!isTypedAlike(title, document.title)) {
      throw new PortalError('invalid', 'records.errors.title', {
        fields: { title: 'records.errors.title' },
      });
    }
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const askedAt = now();
    const dueAt = new Date(askedAt.getTime() + DELAY_DAYS * DAY_MS);
    await db.documentDeletion.create({
      data: {
        ...{ id: newId(), documentId, clientId, category, year, sizeBytes, askedAt, dueAt },
        firmCategory: ownCategory,
        sha256: sha256 && new Uint8Array(sha256),
        askedBy: actor.personId,
      },
      select: { id: true },
    });
    await recordActivity(db, actor, {
      type: 'document.deletion_scheduled',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { dueOn: dayIn(zone, dueAt), dueAt: dueAt.toISOString() },
    });
    return { dueAt };
  });
}
