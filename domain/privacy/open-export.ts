import { type Actor, isContact } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { openObject } from '@/lib/storage';
import { requirePresence } from '../access/presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import type { OpenedKit } from '../records/open-exit-kit';
import { exportContext } from './make-export';
import { whoseExport } from './whose-export';

/**
 * One download of an export by whoever asked for it, written down before its first byte.
 * @throws PortalError not_found; forbidden where a proof of presence is missing or too old; conflict where it is over
 */
export async function openExport(
  actor: Actor,
  { exportId }: { exportId: string },
): Promise<OpenedKit> {
  authorize(actor, 'person_export.open');
  const { asker } = whoseExport(actor, undefined);
  return dbAs(asker, async (db) => {
    const made = await db.personExport.findFirst({
      where: { id: exportId, askedBy: asker.personId },
    });
    if (!made) throw notFound();
    await requirePresence(db, asker);
    const { personId, wrappedKey, keyId, storageKey, expiresAt, sizeBytes } = made;
    const isOver = made.state !== 'ready' || !expiresAt || expiresAt <= now();
    if (isOver || !wrappedKey || !keyId || !storageKey) {
      throw new PortalError('conflict', 'records.kit.over');
    }
    const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const { name } = await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { name: true },
    });
    await recordActivity(db, asker, {
      type: 'person_export.downloaded',
      clientId: isContact(asker) ? asker.clientId : null,
      subject: { kind: 'person', id: publicId('pe', personId) },
      data: {},
    });
    const ref = { storageKey, wrappedKey, keyId, sizeBytes };
    return {
      filename: `${name}, ${dayIn(zone, made.askedAt)}.zip`,
      sizeBytes: Number(sizeBytes),
      open: (range) => openObject(ref, exportContext(made), range),
    };
  });
}
