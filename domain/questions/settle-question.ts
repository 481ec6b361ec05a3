import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeContact } from '../authorize';
import { lockQuestion } from './lock-question';

/**
 * "It's settled": the client's to say, and nobody else's. What is settled stays so, however often it is said.
 * @throws PortalError not_found
 */
export async function settleQuestion(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeContact(actor, 'question.ask');
  await dbAs(actor, async (db) => {
    const { state, invoice } = await lockQuestion(db, id);
    if (state === 'settled') return;
    const at = now();
    await db.lineQuestion.update({
      where: { id },
      data: { state: 'settled', settledAt: at, settledBy: actor.personId, changedAt: at },
      select: { id: true },
    });
    const disputesLeft = await db.lineQuestion.count({
      where: { invoiceId: invoice.id, kind: 'dispute', state: { not: 'settled' } },
    });
    await recordActivity(db, actor, {
      type: 'contact.settled',
      clientId: invoice.clientId,
      subject: { kind: 'conversation', id: publicId('qu', id) },
      data: { invoice: publicId('in', invoice.id), disputesLeft },
    });
  });
}
