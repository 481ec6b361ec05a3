import type { Actor } from '@/lib/actor';
import { dayToDb, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { type DocumentFacts, lockDocuments } from '../documents/document-version';
import { STORED_FILE } from '../documents/stored-file';
import { checkAsked } from './check-asked';
import { requireSigners } from './list-signers';
import type { SigningInput } from './request-signing';
import { requireAppendable } from './require-appendable';

/**
 * Says of a document that is not published yet who is to sign it, or to confirm that they have read it: they are asked when
 * they are told of it, by the same mail. Whatever was said before of it is forgotten.
 * @throws PortalError not_found for a document, or somebody, that the actor does not see; conflict once it is published;
 * invalid (`signers`, `dueOn`), and for a file that no evidence can be put behind
 */
export async function planSigning(actor: Actor, input: SigningInput): Promise<void> {
  authorizeEmployee(actor, 'signing.ask');
  const { documentId, kind, dueOn } = input;
  const chosen = [...new Set(input.signers)];
  const looked = await dbAs(actor, async (db) => {
    await requireReady(db, documentId);
    await checkAsked(db, { signers: chosen, dueOn });
    return db.document.findUniqueOrThrow({ where: { id: documentId }, select: STORED_FILE });
  });
  // Its bytes don't change any more: what can be signed now can be when it is asked.
  if (kind === 'sign') await requireAppendable(looked);
  await dbAs(actor, async (db) => {
    const document = await requireReady(db, documentId);
    const { clientId } = document;
    const people = await requireSigners(db, document, chosen);
    const plan = {
      ...{ clientId, kind, signers: people.map(({ contactId }) => contactId) },
      dueOn: dueOn && dayToDb(dueOn),
      plannedBy: actor.personId,
      plannedAt: now(),
    };
    await db.signingPlan.deleteMany({ where: { documentId } });
    await db.signingPlan.createMany({ data: { ...plan, documentId } });
    await recordActivity(db, actor, {
      type: 'document.changed',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { fields: ['signing'] },
    });
  });
}

async function requireReady(
  db: Db,
  documentId: string,
): Promise<DocumentFacts & { clientId: string }> {
  const [document] = await lockDocuments(db, [documentId]);
  if (!document) throw notFound();
  const { state, clientId } = document;
  if (state !== 'ready' || !clientId) throw new PortalError('conflict', 'documents.not_ready');
  return { ...document, clientId };
}
