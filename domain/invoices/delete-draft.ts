import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { lockInvoice } from './lock-invoice';

/**
 * Throws a draft away; that it was there stays in the log.
 * @throws PortalError not_found; conflict for what was sent: that is cancelled, never deleted.
 */
export async function deleteDraft(actor: Actor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'invoice.draft');
  await dbAs(actor, async (db) => {
    const invoice = await lockInvoice(db, id);
    if (invoice.state !== 'draft')
      throw new PortalError('conflict', 'invoices.errors.sent_already');
    await db.invoice.deleteMany({ where: { id } });
    await recordActivity(db, actor, {
      type: 'invoice.changed',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: { from: 'draft', to: 'deleted' },
    });
  });
}
