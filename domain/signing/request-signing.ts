import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';
import { askSigners } from './ask-signers';
import { STORED_FILE } from '../documents/stored-file';
import { checkAsked } from './check-asked';
import { requireSigners } from './list-signers';
import { mailAsked } from './mail-asked';
import { requireAppendable } from './require-appendable';
import type { SigningKind } from '../documents/signing-view';

export type SigningInput = {
  documentId: string;
  kind: SigningKind;
  /** Contacts of the document's client. */
  signers: readonly string[];
  /** The last day on which it can be done; null for no end. */
  dueOn: Day | null;
};

/**
 * Asks people at a client to sign a published document, or to confirm that they have read it; each is told by mail. One
 * asking at a time for a document, and none once it is signed.
 * @throws PortalError not_found for a document, or somebody, that the actor does not see; conflict for what is not published,
 * is asked already or is signed already; invalid (`signers`, `dueOn`), and for a file that no evidence can be put behind
 */
export async function requestSigning(
  actor: Actor,
  { documentId, kind, signers, dueOn }: SigningInput,
): Promise<{ id: string }> {
  authorizeEmployee(actor, 'signing.ask');
  const chosen = [...new Set(signers)];
  const looked = await dbAs(actor, (db) => requireAskable(db, documentId, { chosen, dueOn }));
  if (kind === 'sign') await requireAppendable(looked);
  return dbAs(actor, async (db) => {
    const [document] = await lockDocuments(db, [documentId]);
    if (!document?.clientId) throw notFound();
    const { clientId } = document;
    const { sha256 } = await requireAskable(db, documentId, { chosen, dueOn });
    if (!Buffer.from(sha256).equals(looked.sha256)) {
      throw new PortalError('conflict', 'signing.errors.replaced');
    }
    const people = await requireSigners(db, { ...document, clientId }, chosen);
    const id = await askSigners(db, actor, {
      ...{ documentId, clientId, kind, dueOn, sha256 },
      askedBy: actor.personId,
      signers: people,
    });
    await mailAsked(db, { ...{ id, clientId, documentId, kind, dueOn }, signers: people });
    return { id };
  });
}

/** A document of which something can be asked. */
type Askable = Parameters<typeof requireAppendable>[0] & { sha256: Uint8Array<ArrayBuffer> };

/** What a document has to be, and what has to be said, before anybody is asked. */
async function requireAskable(
  db: Db,
  documentId: string,
  { chosen, dueOn }: { chosen: readonly string[]; dueOn: Day | null },
): Promise<Askable> {
  const document = await db.document.findUnique({
    where: { id: documentId },
    select: {
      ...STORED_FILE,
      sha256: true,
      signed: { select: { requestId: true } },
      signings: {
        where: { state: { in: ['open', 'complete'] } },
        select: { state: true, kind: true },
      },
    },
  });
  if (!document) throw notFound();
  const { state, sha256, signed, signings } = document;
  if (state !== 'published' || !sha256)
    throw new PortalError('conflict', 'signing.errors.not_published');
  if (signings.some((each) => each.state === 'open'))
    throw new PortalError('conflict', 'signing.errors.asked_already');
  if (signed || signings.some((each) => each.kind === 'sign'))
    throw new PortalError('conflict', 'signing.errors.document_signed');
  await checkAsked(db, { signers: chosen, dueOn });
  return { ...document, sha256 };
}
