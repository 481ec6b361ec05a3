import type { Actor } from '@/lib/actor';
import { type Day, dayToDb, now, todayIn } from '@/lib/clock';
import { type Db, dbAs, sql, sqlJoin } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { lockDocuments } from '../documents/document-version';
import { isFor } from '../documents/tell-audience';
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

/** The evidence of more would be longer than what they sign. */
const MOST_SIGNERS = 10;

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
    const people = await listChosen(db, { ...document, clientId }, chosen);
    const id = newId();
    await db.signatureRequest.createMany({
      data: {
        ...{ id, clientId, documentId, kind },
        dueOn: dueOn && dayToDb(dueOn),
        documentSha256: sha256,
        askedBy: actor.personId,
        createdAt: now(),
      },
    });
    await db.signatureSigner.createMany({
      data: people.map(({ contactId, name, email }, place) => ({
        ...{ id: newId(), requestId: id, clientId, documentId, contactId, name, email },
        position: place + 1,
      })),
    });
    await recordActivity(db, actor, {
      type: 'signing.requested',
      clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { way: kind, signers: people.length, dueOn },
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
      id: true,
      clientId: true,
      itemId: true,
      state: true,
      mediaType: true,
      sizeBytes: true,
      storageKey: true,
      wrappedKey: true,
      keyId: true,
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
  const fields: Record<string, string> = {};
  if (chosen.length === 0) fields.signers = 'signing.errors.choose_somebody';
  if (chosen.length > MOST_SIGNERS) fields.signers = 'signing.errors.too_many';
  const { zone } = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
  if (dueOn && dueOn < todayIn(zone)) fields.dueOn = 'signing.errors.past_day';
  if (Object.keys(fields).length > 0) {
    throw new PortalError('invalid', 'errors.invalid', { fields, values: { most: MOST_SIGNERS } });
  }
  return { ...document, sha256 };
}

type Chosen = { contactId: string; name: string; email: string };

/** Those who are asked, in the order in which they were chosen: each has to be one who can see it, and comes in. */
async function listChosen(
  db: Db,
  document: Parameters<typeof isFor>[0],
  chosen: readonly string[],
): Promise<Chosen[]> {
  const rows = await db.$queryRaw<(Chosen & { mayDocuments: boolean; isHere: boolean })[]>(sql`
    SELECT k.id AS "contactId", k.may_documents AS "mayDocuments", p.name, p.email,
           k.ended_at IS NULL AND k.joined_at IS NOT NULL AS "isHere"
    FROM contact k JOIN person p ON p.id = k.person_id
    WHERE k.client_id = ${document.clientId}::uuid
      AND k.id IN (${sqlJoin(chosen.map((id) => sql`${id}::uuid`))})`);
  return chosen.map((id) => {
    const found = rows.find(({ contactId }) => contactId === id);
    if (!found) throw notFound();
    const { contactId, name, email, mayDocuments, isHere } = found;
    if (!isHere || !isFor(document, { id, clientId: document.clientId, mayDocuments })) {
      throw new PortalError('invalid', 'errors.invalid', {
        fields: { signers: 'signing.errors.cannot_see' },
        values: { name },
      });
    }
    return { contactId, name, email };
  });
}
