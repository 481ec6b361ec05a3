import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { removeObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';

/**
 * Removes a newer file that was not published, its bytes with it; its document stays as it is.
 * @throws PortalError not_found, also once it was published
 */
export async function dropVersion(
  actor: Actor,
  { documentId, newerId }: { documentId: string; newerId: string },
): Promise<void> {
  authorizeEmployee(actor, 'version.bring');
  const storageKey = await dbAs(actor, async (db) => {
    const newer = await db.document.findFirst({
      where: { id: newerId, versionOfId: documentId },
      select: { clientId: true, storageKey: true },
    });
    if (!newer) throw notFound();
    const { count } = await db.document.deleteMany({ where: { id: newerId } });
    // A colleague was quicker.
    if (count === 0) throw notFound();
    await recordActivity(db, actor, {
      type: 'document.version_dropped',
      clientId: newer.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return newer.storageKey;
  });
  await removeObject(storageKey);
}
