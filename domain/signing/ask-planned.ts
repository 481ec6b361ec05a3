import type { EmployeeActor, MachineActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { DocumentFacts, PlannedSigning } from '../documents/document-version';
import { listHeld } from '../documents/w2-consent';
import { askSigners, type ToAsk } from './ask-signers';
import { listSigners } from './list-signers';

type Planned = DocumentFacts & { clientId: string; publishedBy: string };
export type AskedNow = ToAsk & { id: string };

/**
 * Asks for the signature of a document that is being shown, where that was planned, in the name of whoever published it.
 * All who were chosen are asked, or, where one of them can't be any more or its last day is over, nobody is: the document
 * is published all the same, and the firm is told where it looks. In the transaction that shows it, after what is held
 * from whom is known.
 * @returns what was asked; null where nothing was
 */
export async function askPlanned(
  db: Db,
  actor: EmployeeActor | MachineActor,
  document: Planned,
): Promise<AskedNow | null> {
  const { id: documentId, clientId, publishedBy, signing } = document;
  if (!signing) return null;
  const { kind, dueOn } = signing;
  const signers = await listSigners(db, document, signing.signers);
  const reason = await whyNot(db, document, { signing, signers });
  if (reason) {
    await db.signingPlan.updateMany({
      where: { documentId },
      data: { problem: `signing.not_asked.${reason}`, failedAt: now() },
    });
    await recordActivity(db, actor, {
      type: 'publishing.not_asked',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { reason },
      by: 'system',
    });
    return null;
  }
  const { sha256 } = await db.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { sha256: true },
  });
  if (!sha256) throw new Error(`Document ${documentId} has no fingerprint.`);
  const asked = { documentId, clientId, kind, dueOn, sha256, askedBy: publishedBy, signers };
  return { ...asked, id: await askSigners(db, actor, asked) };
}

async function whyNot(
  db: Db,
  document: Planned,
  {
    signing,
    signers,
  }: { signing: PlannedSigning; signers: Awaited<ReturnType<typeof listSigners>> },
): Promise<'cannot_see' | 'past_day' | null> {
  const held = await listHeld(db, [document]);
  const canSee = signers.filter(
    (each) => each.canSee && !held.has(`${document.id} ${each.contactId}`),
  );
  if (canSee.length < signing.signers.length) return 'cannot_see';
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  return signing.dueOn && signing.dueOn < todayIn(zone) ? 'past_day' : null;
}
