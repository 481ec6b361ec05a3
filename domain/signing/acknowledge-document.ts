import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { requireOpened, requireSignable } from './require-signable';
import { writeAnswer } from './write-answer';

/**
 * Confirms that one has read a document: the lighter form, without a signature and without a proof of who it is beside
 * having signed in.
 * @param statement the fingerprint, in hex, of what was shown
 * @throws PortalError not_found; conflict where it can't be confirmed any more, or was not opened
 */
export async function acknowledgeDocument(
  actor: Actor,
  { id, statement }: { id: string; statement: string },
): Promise<void> {
  authorizeContact(actor, 'signing.sign');
  await dbAs(actor, async (db) => {
    const held = await requireSignable(db, actor, { id, kind: 'acknowledge' });
    await requireOpened(db, actor, held.signing.documentId);
    await writeAnswer(db, actor, held, { statement });
    await recordActivity(db, actor, {
      type: 'document.acknowledged',
      clientId: actor.clientId,
      subject: { kind: 'document', id: publicId('do', held.signing.documentId) },
      data: {},
    });
  });
}
