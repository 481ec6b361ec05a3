import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { mailDeclined } from './mail-declined';
import { requireSignable } from './require-signable';

const LONGEST = 1_000;

/**
 * Declines what is asked, with a reason for the firm to read; the account manager is told at once. It ends the asking for
 * all: what one of them won't sign is not signed by the others alone.
 * @throws PortalError not_found; invalid (`reason`); conflict where it can't be answered any more
 */
export async function declineSigning(
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  authorizeContact(actor, 'signing.sign');
  const said = reason.normalize('NFC').trim();
  if (said.length === 0 || said.length > LONGEST) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { reason: said ? 'errors.too_long' : 'signing.errors.reason' },
    });
  }
  await dbAs(actor, async (db) => {
    const { signing, mine } = await requireSignable(db, actor, { id });
    const at = now();
    await db.signatureSigner.updateMany({
      where: { id: mine.id, state: 'waiting' },
      data: {
        state: 'declined',
        reason: said,
        actedAt: at,
        ip: actor.origin?.ip ?? null,
        userAgent: actor.origin?.userAgent ?? null,
      },
    });
    await db.signatureRequest.updateMany({
      where: { id },
      data: { state: 'declined', endedAt: at },
    });
    await recordActivity(db, actor, {
      type: 'signing.declined',
      clientId: actor.clientId,
      subject: { kind: 'document', id: publicId('do', signing.documentId) },
      data: {},
      reason: said,
    });
    await mailDeclined(db, signing, { who: mine.name, reason: said });
  });
}
