import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';

/**
 * Somebody takes the PDF of an invoice; written down before its first byte leaves.
 * @throws PortalError not_found for what the actor may not see, and for a draft, which has none.
 */
export async function recordDownload(actor: Actor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'invoice.download');
  await dbAs(actor, async (db) => {
    const invoice = await db.invoice.findFirst({
      where: { id, state: { not: 'draft' } },
      select: { clientId: true },
    });
    if (!invoice) throw notFound();
    await recordActivity(db, actor, {
      type: 'invoice.downloaded',
      clientId: invoice.clientId,
      subject: { kind: 'invoice', id: publicId('in', id) },
      data: {},
    });
  });
}
