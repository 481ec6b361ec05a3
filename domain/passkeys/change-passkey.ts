import { z } from 'zod';
import { recordActivity } from '@/domain/activity/record-activity';
import { authorize } from '@/domain/authorize';
import { OwnName } from '@/domain/devices/own-name';
import { isContact } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { requirePresence } from '../access/presence';
import { mailPasskey } from './mail-passkey';

export const RenamePasskeyInput = z.object({ passkey: z.string(), name: OwnName });
export const RemovePasskeyInput = z.object({ passkey: z.string() });

/**
 * Calls a passkey as its person calls it.
 * @throws PortalError not_found for one that is not theirs
 */
export async function renamePasskey(
  actor: PersonActor,
  { passkey, name }: z.output<typeof RenamePasskeyInput>,
): Promise<void> {
  authorize(actor, 'passkey.change');
  const id = parseId('pk', passkey);
  await dbAs(actor, async (db) => {
    const { count } = await db.passkey.updateMany({
      where: { id, personId: actor.personId },
      data: { name },
    });
    if (count === 0) throw notFound();
    await recordActivity(db, actor, {
      type: 'passkey.renamed',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: { kind: 'passkey', id: publicId('pk', id) },
      data: {},
    });
  });
}

/**
 * Takes a passkey away: it lets nobody in any more, from this moment on. Its person is told by mail.
 * @throws PortalError not_found for one that is not theirs; forbidden where a proof of presence is missing or too old
 */
export async function removePasskey(
  actor: PersonActor,
  { passkey }: z.output<typeof RemovePasskeyInput>,
): Promise<void> {
  authorize(actor, 'passkey.change');
  const id = parseId('pk', passkey);
  const { personId } = actor;
  await dbAs(actor, async (db) => {
    const found = await db.passkey.findFirst({ where: { id, personId }, select: { name: true } });
    if (!found) throw notFound();
    await requirePresence(db, actor);
    const { count } = await db.passkey.deleteMany({ where: { id, personId } });
    if (count === 0) throw notFound();
    await recordActivity(db, actor, {
      type: 'passkey.removed',
      clientId: isContact(actor) ? actor.clientId : null,
      subject: { kind: 'passkey', id: publicId('pk', id) },
      data: {},
    });
    await mailPasskey(db, actor, { id, name: found.name, change: 'removed' });
  });
}
