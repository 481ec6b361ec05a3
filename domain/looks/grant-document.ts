import {
  type ContactActor,
  type EmployeeActor,
  isContact,
  isEmployee,
  isOnlooker,
} from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId, publicId } from '@/lib/ids';
import { type ObjectRef, openObject } from '@/lib/storage';
import { requirePresence } from '../access/presence';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { findLookedAt } from './find-looked-at';
import { beginCopy, keepCopy } from '../watermarks/keep-copy';
import { type DrawMark, type MarkFacts, readMarkFacts } from '../watermarks/mark-paper';
import { IS_MARKED } from '../watermarks/plan-mark';
import type { DocumentCategory } from '@/lib/document-category';
import { type LookReason, reasonText } from './look-reason';
import { markCopy, type Marked } from './mark-copy';
import { asksForProof } from '../documents/sensitive';
import { SIGNED_VERSION, type SignedVersion, versionServed } from './signed-version';
import { fileOfVersion } from '../documents/versions';

/** To look at it in the page, or to take it away as a file; of a signed one the version before it was signed. */
export type GrantPurpose = 'open' | 'download' | 'original';

/** For how long its bytes are given: a long paper is read for a while, a download is begun at once. */
const LASTS_MS: Record<GrantPurpose, number> = {
  open: 60 * 60_000,
  download: 5 * 60_000,
  original: 5 * 60_000,
};

export type Grant = {
  grantId: string;
  expiresAt: Date;
  /** Of what it gives. */
  sizeBytes: number;
  /** Its pages bear the reader's name, or the text is to be laid over what is shown; null where neither is asked for. */
  mark: 'pages' | { overlay: string } | null;
};

type Reader = ContactActor | EmployeeActor;
type Row = ObjectRef & {
  id: string;
  category: DocumentCategory;
  clientId: string | null;
  itemId: string | null;
  state: string;
  mediaType: string | null;
  pages: number | null;
  heldSince: Date | null;
  signed: SignedVersion | null;
};

/**
 * One opening of a document by one person, recorded once; the ranges that a viewer asks for afterwards reuse it. It
 * stands in the log, for the client to see too, before the first byte is given. What turns out not to be there, or not
 * to be what was stored, was not opened: that is recorded instead. Where its category asks for it the grant gives a copy
 * whose pages bear the reader's name, made now; a signed one is taken away as it was signed.
 *
 * @throws PortalError not_found for a document that the actor may not see; forbidden where it asks for a proof of presence
 * that is missing or too old; invalid where somebody at the firm opens such a paper and does not say why; unavailable while it is still being read or waits for the scanner, and (StorageError) where
 * it can't be read
 */
export async function grantDocument(
  actor: Reader,
  {
    documentId,
    purpose,
    version,
    reason,
  }: {
    documentId: string;
    purpose: GrantPurpose;
    /** An earlier one; without it the newest. */
    version?: number | undefined;
    /** Why, where somebody at the firm has to say it. */
    reason?: LookReason | undefined;
  },
  /** How the line is drawn that marks a copy: whoever gives documents to readers has to say it. */
  drawMark?: DrawMark,
): Promise<Grant> {
  authorize(actor, 'document.open');
  if (isOnlooker(actor)) {
    const looked = await findLookedAt(actor, documentId);
    // With a reason and a proof of presence it opens on the firm's own pages.
    if (asksForProof(looked)) throw new PortalError('forbidden', 'asClient.stays_closed');
    return grantDocument(actor.looker, { documentId, purpose, version }, drawMark);
  }
  const asked = await dbAs(actor, async (db) => {
    const found = await db.document.findUnique({
      where: { id: documentId },
      select: {
        id: true,
        clientId: true,
        category: true,
        itemId: true,
        state: true,
        heldSince: true,
        version: true,
        filename: true,
        mediaType: true,
        pages: true,
        sizeBytes: true,
        storageKey: true,
        wrappedKey: true,
        keyId: true,
        signed: { select: SIGNED_VERSION },
      },
    });
    if (found && asksForProof(found)) await requirePresence(db, actor);
    if (!found) return null;
    const document = await fileOfVersion(db, found, version ?? found.version);
    return { document, marks: await marksOf(db, actor, documentId) };
  });
  if (!asked || asked.document.state === 'refused') throw notFound();
  const { document, marks } = asked;
  if (document.state === 'staging') {
    const why = document.heldSince ? 'documents.still_held' : 'documents.still_read';
    throw new PortalError('unavailable', why);
  }
  const why = isEmployee(actor) && asksForProof(document) ? reasonText(reason) : null;
  const at = now();
  const served = versionServed(document, { purpose, at });
  await see(actor, document, served);
  // Signed, it proves something only as it is.
  const isAsSigned = document.signed !== null && purpose !== 'open';
  const opening = { purpose, at, version: version ?? document.version, why };
  if (!marks || isAsSigned) return record(actor, document, { ...opening, served, marked: null });
  if (!drawMark) throw new Error('Nobody has said how a copy is marked.');
  const marked = await markCopy(actor, document, served, { ...opening, by: marks, drawMark });
  return record(actor, document, { ...opening, served, marked });
}

/** Who reads, where the pages are to say so; null where they are not. */
async function marksOf(db: Db, actor: Reader, documentId: string): Promise<MarkFacts | null> {
  const [row] = await db.$queryRaw<{ isMarked: boolean }[]>(
    sql`SELECT ${IS_MARKED} AS "isMarked" FROM document d WHERE d.id = ${documentId}::uuid`,
  );
  return row?.isMarked ? readMarkFacts(db, actor.personId) : null;
}

type Served = ReturnType<typeof versionServed>;

/** Reads its beginning and its end, which are checked by that. */
async function see(actor: Reader, document: Row, { object, context }: Served): Promise<void> {
  try {
    (await openObject(object, context)).destroy();
  } catch (error) {
    if (isContact(actor)) {
      await dbAs(actor, (db) =>
        recordActivity(db, actor, {
          type: 'document.open_failed',
          clientId: document.clientId,
          subject: { kind: 'document', id: publicId('do', document.id) },
          data: { reason: 'corrupt' },
        }),
      );
    }
    throw error;
  }
}

/** What was published, taken back or removed since it was read is not granted: the database says no. */
async function record(
  actor: Reader,
  { id, clientId }: Row,
  { purpose, at, version, why, served, marked }: Opening,
): Promise<Grant> {
  const grantId = newId();
  const expiresAt = new Date(at.getTime() + LASTS_MS[purpose]);
  const bytes = marked && 'bytes' in marked ? marked.bytes : null;
  await dbAs(actor, async (db) => {
    const still = await db.document.findFirst({ where: { id, clientId }, select: { id: true } });
    if (!still) throw notFound();
    await db.documentGrant.createMany({
      data: {
        id: grantId,
        documentId: id,
        clientId,
        personId: actor.personId,
        sessionId: actor.sessionId,
        purpose,
        version,
        createdAt: at,
        expiresAt,
      },
    });
    await recordActivity(db, actor, {
      type: purpose === 'open' ? 'document.opened' : 'document.downloaded',
      clientId,
      subject: { kind: 'document', id: publicId('do', id) },
      data: {},
      ...(why && { reason: why }),
    });
    if (bytes && clientId) {
      await beginCopy(db, { grantId, documentId: id, clientId, expiresAt });
    }
  });
  if (bytes) await keepCopy(actor, { grantId }, bytes);
  return {
    ...{ grantId, expiresAt },
    sizeBytes: bytes ? bytes.length : Number(served.object.sizeBytes),
    mark: marked && 'overlay' in marked ? marked : bytes ? 'pages' : null,
  };
}

type Opening = {
  purpose: GrantPurpose;
  at: Date;
  version: number;
  why: string | null;
  served: Served;
  marked: Marked | null;
};
